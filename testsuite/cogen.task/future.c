/* <cogen/future.h>: ready, never, then, join, select, race, next of, share, promise.  */

#include "clock.h"
#include <cogen/future.h>

struct pair { int a; long b; };

static co_stream (int)
numbers (int n)
{
  for (int i = 0; i < n; i++)
    {
      co_await (co_sleep (1));
      co_yield (i);
    }
}

static co_future (void)
nothing (unsigned ms)
{
  co_await (co_sleep (ms));
}

static co_future (int)
simple (void)
{
  check (co_await (co_ready (7)) == 7);
  struct pair p = co_await (co_ready (((struct pair) { 1, 2 })));
  check (p.a == 1 && p.b == 2);
  check (co_await (co_timeout (5, co_never (int))) == -ETIMEDOUT);
  check (co_await (co_then (worker (0, 3, 4), x, x * 2L)) == 8);
  int k = 5;
  check (co_await (co_then (co_ready (3), x,
			    x + co_await (co_then (co_ready (k), y, y + x)))) == 11);
  co_return (0);
}

static co_future (int)
joins (void)
{
  unsigned start = elapsed ();
  co_future (int) f = worker ('a', 10, 1), g = worker ('b', 5, 2), none = { 0 };
  co_future (void) h = nothing (7);
  co_future (long) l = co_then (co_ready (4), x, (long) x);
  int r = 0, s = 0, t = 3;
  long u = 0;
  co_await (co_join (&f, &r, &g, &s, &h, NULL, &none, &t, &l, &u));
  check_trace ("ba");
  check (r == 1 && s == 2 && t == 3 && u == 4 && elapsed () - start == 10);
  check (co_is_null (f) && co_is_null (g) && co_is_null (h) && co_is_null (l));
  co_await (co_join (&f, &r));

  /* Dropped, it loses nothing.  */
  f = worker ('a', 10, 1);
  g = worker ('b', 5, 2);
  s = 0;
  check (co_await (co_timeout (20, co_join (&f, &r, &g, &s))) == 0);
  check_trace ("ba");
  f = worker ('a', 10, 1);
  g = worker ('b', 5, 2);
  s = 0;
  {
    co_future (void) j = co_join (&f, &r, &g, &s);
    co_future (void) pause = nothing (6);
    co_await (co_select (&j, NULL, &pause, NULL));
  }
  check (s == 2 && co_is_null (g) && !co_is_null (f));
  check (co_await (f) == 1);
  check_trace ("ba");
  co_return (0);
}

static co_future (int)
selects (void)
{
  co_future (int) f = worker ('a', 10, 1), g = worker ('b', 5, 2);
  int r = 0, s = 0;
  check (co_await (co_select (&f, &r, &g, &s)) == 1 && s == 2);
  check (!co_is_null (f) && co_is_null (g));
  check (co_await (co_select (&f, &r, &g, &s)) == 0 && r == 1);
  check (co_await (co_select (&f, &r, &g, &s)) == -1);
  check_trace ("ba");

  /* Nobody starves.  */
  unsigned won[3] = { 0 };
  for (int i = 0; i < 300; i++)
    {
      co_future (int) a = co_ready (1), b = co_ready (2), c = co_ready (3);
      int x, y, z;
      won[co_await (co_select (&a, &x, &b, &y, &c, &z))]++;
    }
  check (won[0] == 100 && won[1] == 100 && won[2] == 100);

  check (co_await (co_race (worker ('c', 10, 1), worker ('d', 5, 2),
			    worker ('e', 20, 3))) == 2);
  check_trace ("dEC");
  co_stream (int) n = numbers (2);
  int v = -1;
  check (co_await (co_next_of (&n, &v)) == 1 && v == 0);
  check (co_await (co_next_of (&n, &v)) == 1 && v == 1);
  check (co_await (co_next_of (&n, &v)) == 0);
  co_return (0);
}

/* Nurseries in what is joined, and in what a select leaves.  */
static co_future (int)
with_nursery (char a, char b, unsigned ms)
{
  int err;
  co_nursery (n, &err)
    {
      co_start (n, worker (a, ms, 0));
      co_start (n, worker (b, ms + 1, 0));
      co_await (co_sleep (ms / 2));
      co_await (co_yield_now ());
    }
  co_return (err);
}

static co_future (int)
nurseries (void)
{
  int r = 1, s = 1;
  co_future (int) f = with_nursery ('a', 'b', 10), g = with_nursery ('c', 'd', 6);
  co_await (co_join (&f, &r, &g, &s));
  check_trace ("cdab");
  check (r == 0 && s == 0);
  f = with_nursery ('a', 'b', 10);
  g = with_nursery ('c', 'd', 6);
  check (co_await (co_select (&f, &r, &g, &s)) == 1);
  check_trace ("cd");
  check (co_await (f) == 0);
  check_trace ("ab");
  f = with_nursery ('a', 'b', 10);
  g = with_nursery ('c', 'd', 6);
  check (co_await (co_select (&f, &r, &g, &s)) == 1);
  check_trace ("cd");
  co_drop (&f);
  check_trace ("BA");
  co_return (0);
}

static co_future (int)
waits_shared (co_shared (int) s, int *sum)
{
  int got = co_await (co_shared_wait (s));
  if (got != -ECANCELED)
    *sum += got;
  co_return (0);
}

static co_future (int)
shares (void)
{
  int sum = 0, err;
  co_shared (int) s = co_share (worker ('s', 10, 5)), unused = co_share (worker ('u', 1, 1));
  co_nursery (n, &err)
    {
      co_start (n, waits_shared (s, &sum));
      co_start (n, co_timeout (5, waits_shared (s, &sum)));
      co_start (n, waits_shared (s, &sum));
      co_await (co_sleep (7));
      break;
    }
  check (sum == 0);
  co_shared_ref (s);
  co_shared_unref (s);
  co_future (int) late = co_shared_wait (s);
  check (co_await (co_shared_wait (s)) == 5);
  co_shared_unref (s);
  check (co_await (late) == 5);
  check_trace ("s");
  co_shared_unref (unused);
  s = co_share (worker ('t', 10, 5));
  check (co_await (co_timeout (3, co_shared_wait (s))) == -ETIMEDOUT);
  co_shared_unref (s);
  check_trace ("T");
  co_return (0);
}

static co_future (void)
resolve_later (co_promise (struct pair) p)
{
  co_await (co_sleep (3));
  co_resolve (p, ((struct pair) { 4, 5 }));
}

static co_future (int)
promises (void)
{
  co_promise (struct pair) p = co_promise_new (struct pair);
  co_nursery (n)
    {
      co_start (n, resolve_later (p));
      struct pair v = co_await (co_promised (p));
      check (v.a == 4 && v.b == 5);
    }
  co_promise (void) q = co_promise_new (void);
  co_resolve (q);
  co_await (co_promised (q));
  co_promise (int) r = co_promise_new (int);
  co_promise_free (r);
  check (co_await (co_promised (r)) == -ECANCELED);
  r = co_promise_new (int);
  check (co_await (co_timeout (2, co_promised (r))) == -ETIMEDOUT);
  co_resolve (r, 3);
  co_return (0);
}

int
main (void)
{
  check (co_block_on (simple ()) == 0);
  check (co_block_on (joins ()) == 0);
  check (co_block_on (selects ()) == 0);
  check (co_block_on (nurseries ()) == 0);
  check (co_block_on (shares ()) == 0);
  check (co_block_on (promises ()) == 0);
  check (alloc_live == 0);
}
