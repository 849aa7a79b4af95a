/* Awaits of, and delegation to, direct calls: the child runs in the place of the
   await, whatever its result is, wherever the await stands, and whatever the
   two are.  */

#include "alloc.h"
#include "async.h"

struct pair { int a; char pad[9]; long b; };
struct bits { unsigned low : 3, high : 5; };

static co_future (int) wait (int n) { co_return (co_await (leaf_future (0, n & 1, n))); }
static co_future (struct pair) pair (int n) { int a = co_await (wait (n)); co_return ((struct pair) { a, "x", n * 2L }); }
static co_future (struct bits) bits (int n) { co_await (wait (1)); co_return ((struct bits) { n, n + 1 }); }
static co_future (_Bool) flag (int n) { co_return (co_await (wait (n))); }
static co_future (double) half (int n) { co_return (co_await (wait (n)) / 2.0); }
static co_future (_Complex float) turn (float x) { co_await (wait (1)); co_return (x * 1.0fi); }
static co_future (void) none (int *count) { co_await (wait (1)); ++*count; }

static co_future (int)
results (void)
{
  int count = 0;
  struct pair p = co_await (pair (5));
  check (p.a == 5 && p.b == 10 && p.pad[0] == 'x');
  struct bits b = co_await (bits (3));
  check (b.low == 3 && b.high == 4);
  check (co_await (flag (4)) == 1 && co_await (flag (0)) == 0);
  check (co_await (half (3)) == 1.5);
  check (__imag__ co_await (turn (2)) == 2);
  co_await (none (&count));
  co_await (none (&count));
  check (count == 2 && co_await (pair (7)).b == 14);
  co_return (count);
}

/* Leaves early, from within scopes.  */
static co_future (int)
early (int n)
{
  for (int i = 0;; i++)
    {
      on_exit_trace (s);
      if (i == n)
	co_return (i * 10);
      co_await (wait (i));
    }
}

static co_future (int)
failing (int n)
{
  int a = co_try (co_await (wait (n)));
  co_return (a + 100);
}

static co_future (int)
tries (int n)
{
  int a = co_try (co_await (failing (n)));
  co_return (a + 1000);
}

static co_future (int) plus (int a, int b) { co_return (a + co_await (wait (b))); }

static co_future (int)
places (int n)
{
  int sum = 0;
  if (co_await (wait (n)) > 2 && co_await (wait (n - 3)) == 0)
    sum += 1;
  for (int i = co_await (wait (0)); i < co_await (wait (4)); i += co_await (wait (2)))
    sum += ({ int t = co_await (wait (i)); t * 10; });
  sum += n ? co_await (plus (co_await (wait (1)), co_await (wait (2)))) : co_await (wait (9));
  switch (co_await (early (1)))
    {
    case 10:
      while (co_await (wait (sum)) < 30)
	sum++;
    }
  co_future (int) chosen = n == 3 ? wait (40) : plus (1, 2);
  sum += co_await (chosen);
  sum += co_await (n == 3 ? wait (400) : plus (1, 2));
  co_return (sum);
}

/* A function pointer, a recursive child, and one that others use as well.  */
static co_future (int) (*pointer) (int) = wait;
static co_future (int) down (int n) { co_return (n ? co_await (down (n - 1)) + n : 0); }

static co_future (int)
others (void)
{
  co_future (int) kept = early (1);
  int a = co_await (pointer (3)) + co_await (down (4)) + co_await (early (2));
  co_return (a * 100 + co_await (kept));
}

/* A child without a single suspension, one that is dead after its return, one
   that never returns.  */
static co_future (int) at_once (int n) { co_return (n); co_await (wait (n)); }
static co_future (int) endless (int *n) { for (;; ++*n) co_await (wait (1)); }

static co_future (int)
turns (int *n)
{
  int a = co_await (at_once (2)) + co_await (at_once (3));
  check (a == 5);
  co_return (co_await (endless (n)));
}

/* Generators and streams.  */
static co_iterator (int) count (int n) { for (int i = 0; i < n; i++) co_yield (i); }
static co_iterator (int) twice (int n) { co_yield_from (count (n)); co_yield (-1); co_yield_from (count (n)); }
static co_stream (int) slow (int n) { for (int i = 0; i < n; i++) { co_await (wait (1)); co_yield (i + 50); } }

static co_generator (int, int, int)
echo (void)
{
  int sum = 0;
  sum += co_yield (7);
  co_yield_from (twice (2));
  sum += co_arg () * 100;		/* the one that ended the delegation  */
  co_yield_from (count (0));
  co_return (sum);
}

static co_stream (int)
mixed (void)
{
  co_yield_from (twice (1));
  co_yield_from (slow (2));
  co_for_await (int v, slow (1))
    co_yield (v + 1);
  co_yield (co_await (early (2)));
}

static int
run (co_future (int) f)
{
  int v = -1;
  while (co_poll (&f, &counting_context, &v) == CO_PENDING)
    ;
  co_drop (&f);
  return v;
}

int
main (void)
{
  check (run (results ()) == 2);
  trace_length = 0;
  check (run (early (3)) == 30);
  check_trace ("ssss");
  check (run (tries (4)) == 1104 && run (tries (-3)) == -3);
  check (run (places (3)) == 1 + 0 + 20 + 3 + 6 + 40 + 400);
  check (run (places (0)) == 20 + 9 + 1 + 3 + 3);
  trace_length = 0;
  check (run (others ()) == (3 + 10 + 20) * 100 + 10);
  check_trace ("sssss");

  int n = 0, v, r;
  co_future (int) f = turns (&n);
  for (int i = 0; i < 10; i++)
    check (co_poll (&f, &counting_context, &v) == CO_PENDING);
  co_drop (&f);
  check (n == 9);

  co_generator (int, int, int) g = echo ();
  static const int yielded[] = { 7, 0, 1, -1, 0, 1 };
  for (int i = 0; i < 6; i++)
    check (co_resume (&g, i, &v, &r) == CO_YIELDED && v == yielded[i]);
  check (co_resume (&g, 6, &v, &r) == CO_RETURNED && r == 601);
  co_drop (&g);

  co_stream (int) s = mixed ();
  static const int items[] = { 0, -1, 0, 50, 51, 51, 20 };
  for (int i = 0; i < 7; i++)
    {
      enum co_poll p;
      while ((p = co_poll_next (&s, &counting_context, &v)) == CO_PENDING)
	;
      check (p == CO_READY && v == items[i]);
    }
  check (co_poll_next (&s, &counting_context, &v) == CO_DONE);
  co_drop (&s);
  check (alloc_live == 0);
  return 0;
}
