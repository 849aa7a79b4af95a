/* A future whose address is given to joins alone has its frame where its variable is, and
   takes no allocation: also when it is moved on afterwards, selected again, left pending,
   reassigned, captured in a drop.  One that others may find has a frame of its own.  */

#include "clock.h"
#include <cogen/future.h>

static unsigned before;
#define starts() (before = alloc_count)
#define allocated(n) check (alloc_count - before == (n))

static co_future (int)
once (void)
{
  starts ();
  int r = 0, s = 0;
  co_future (int) f = worker ('a', 10, 1), g = worker ('b', 5, 2);
  co_await (co_join (&f, &r, &g, &s));
  check (r == 1 && s == 2 && co_is_null (f) && co_is_null (g));
  check_trace ("ba");
  for (int i = 0; i < 3; i++)
    {
      co_future (int) each = worker ('a', 1, i), late = worker ('b', 2, i);
      check (co_await (co_select (&each, &r, &late, &s)) == 0 && r == i);
      check_trace (i == 1 ? "Ba" : "a");
      if (i == 0)
	continue;
      check (co_await (late) == i);
      check_trace ("b");
    }
  allocated (0);
  co_return (0);
}

/* What is pending goes on: in another join, by itself, moved to another variable.  */
static co_future (int)
again (void)
{
  starts ();
  int r = 0, s = 0, t = 0;
  co_future (int) f = worker ('a', 10, 1), g = worker ('b', 5, 2), h = worker ('c', 20, 3);
  check (co_await (co_select (&f, &r, &g, &s)) == 1 && s == 2);
  check (co_await (co_select (&h, &t, &f, &r)) == 1 && r == 1);
  check_trace ("ba");
  f = worker ('d', 10, 4);
  check (co_await (co_select (&f, &r, &h, &t)) == 0 && r == 4);
  co_future (int) moved = co_move (h);
  check (co_is_null (h) && !co_is_null (moved));
  check (co_await (moved) == 3);
  check_trace ("dc");
  h = worker ('e', 5, 5);
  co_drop (&h);
  check (co_await (co_select (&f, &r, &h, &t)) == -1);
  allocated (0);
  co_return (0);
}

/* A join that is dropped half way.  */
static co_future (int)
half (void)
{
  starts ();
  int r = 0, s = 0;
  co_future (int) f = worker ('a', 10, 1), g = worker ('b', 5, 2);
  check (co_await (co_timeout (7, co_select (&f, &r))) == -ETIMEDOUT || r == -ECANCELED);
  check_trace ("-");
  f = worker ('a', 10, 1);
  {
    co_future (void) j = co_join (&f, &r, &g, &s);
    co_future (int) pause = co_sleep_for (6);
    check (co_await (co_select (&j, NULL, &pause, &r)) == 1);
  }
  check (s == 2 && co_is_null (g) && !co_is_null (f));
  g = worker ('c', 1, 6);
  co_await (co_join (&g, &s, &f, &r));
  check (r == 1 && s == 6);
  check_trace ("bca");
  allocated (0);
  co_return (0);
}

/* One that is pending is dropped before it is made anew in its place.  */
static co_future (int)
anew (void)
{
  int r = 0, s = 0;
  co_future (int) f = { 0 }, g = worker ('z', 100, 0);
  starts ();
  for (int i = 0; i < 4; i++)
    {
      if (co_is_null (f))
	f = worker ('a', 3, i);
      co_future (int) tick = co_sleep_for (2);
      int which = co_await (co_select (&f, &r, &tick, &s, &g, &s));
      check (which == i % 2 ? 0 : 1);
    }
  allocated (0);
  check_trace ("aa");
  for (int i = 0; i < 3; i++)
    {
      f = worker ('b', 9, i);
      co_future (int) tick = co_sleep_for (2);
      check (co_await (co_select (&f, &r, &tick, &s)) == 1);
    }
#ifndef __EXCEPTIONS
  allocated (0);
#endif
  check_trace ("BB");
  check (co_await (f) == 2);
  check_trace ("b");
  while (!co_is_null (g))
    if (co_await (co_select (&g, &s)) == 0)
      g = s == 0 ? worker ('y', 1, 1) : (co_future (int)) { 0 };
  check_trace ("zy");
  co_return (0);
}

/* Ways out of its scope.  */
static co_future (int)
leaves (int how)
{
  int r = 0, s = 0;
  for (int i = 0; i < 2; i++)
    {
      co_future (int) f = worker ('a', 10, 1), g = worker ('b', 5, 2);
      check (co_await (co_select (&f, &r, &g, &s)) == 1);
      if (how == 0)
	break;
      if (how == 1)
	goto out;
      if (how == 2)
	co_return (s);
      if (how == 3)
	co_await (co_select (&f, &r));
    }
out:
  co_return (how);
}

static co_future (int)
ways (void)
{
  int r;
  starts ();
  for (int how = 0; how < 5; how++)
    check (co_await (leaves (how)) == (how == 2 ? 2 : how));
  check_trace ("bAbAbAbababAbA");
  co_future (int) f = leaves (3);
  check (co_await (co_timeout (7, f)) == 3 || co_is_null (f));
  check_trace ("b---");
  {
    co_future (int) l = leaves (3), tick = co_sleep_for (7);
    check (co_await (co_select (&l, &r, &tick, &r)) == 1);
    check_trace ("b");
  }
  check_trace ("A");
  allocated (0);
  co_return (0);
}

/* Elements: each is made once, by its number or in a loop that counts, and none is left.  */
static co_future (int)
elements (void)
{
  starts ();
  int r[3] = { 0 };
  for (int i = 0; i < 2; i++)
    {
      co_auto co_future (int) f[3] = { 0 };
      for (int j = 0; j < 3; j++)
	f[j] = worker ((char) ('a' + j), (unsigned) (3 - j), i + j);
      co_await (co_join (&f[0], &r[0], &f[1], &r[1], &f[2], &r[2]));
      check (r[0] == i && r[1] == i + 1 && r[2] == i + 2);
    }
  check_trace ("cbacba");
  for (int i = 0; i < 2; i++)
    {
      co_auto co_future (int) f[3] = { 0 };
      for (long j = 2; j >= 0; j -= 1)
	f[j] = worker ((char) ('a' + j), (unsigned) (3 - j), 7);
      check (co_await (co_select (&f[0], &r[0], &f[1], &r[1], &f[2], &r[2])) == 2);
      if (i == 0)
	continue;
      break;
    }
  check_trace ("cBAcBA");
  {
    co_auto co_future (int) f[2] = { 0 };
    f[0] = worker ('a', 1, 1);
    f[1] = worker ('b', 4, 2);
    check (co_await (co_select (&f[0], &r[0], &f[1], &r[1])) == 0 && r[0] == 1);
    co_drop (&f[0]);
    f[0] = worker ('c', 1, 3);
    co_await (co_join (&f[1], &r[1], &f[0], &r[0]));
    check (r[0] == 3 && r[1] == 2);
  }
  check_trace ("acb");
#ifndef __SANITIZE_ADDRESS__	/* It takes the addresses. */
  allocated (0);
#endif

  /* Who does not say that they are dropped; who moves one; who counts anew.  */
  starts ();
  co_future (int) f[2] = { 0 };
  for (int j = 0; j < 2; j++)
    f[j] = worker ('a', 1, j);
  co_await (co_join (&f[0], &r[0], &f[1], &r[1]));
  allocated (2);
  co_auto co_future (int) g[2] = { 0 };
  for (int j = 0; j < 2; j++)
    g[j] = worker ('b', 2, j);
  co_future (int) moved = co_move (g[0]);
  co_await (co_join (&g[0], &r[0], &g[1], &r[1]));
  check (co_await (moved) == 0);
  allocated (4);
  co_auto co_future (int) h[2] = { 0 };
  for (int i = 0; i < 2; i++)
    for (int j = 0; j < 2; j++)
      {
	co_drop (&h[j]);
	h[j] = worker ('c', 1, j);
	check (co_await (co_select (&h[0], &r[0], &h[1], &r[1])) == j);
      }
  allocated (8);
  co_auto co_future (int) k[2] = { 0 };
  for (unsigned char j = 0; j < 2; j++)
    k[j & 1] = worker ('d', 1, j);
  allocated (10);
  co_await (co_join (&k[0], &r[0], &k[1], &r[1]));
  check_trace ("aabbccccdd");
  co_return (0);
}

/* Given to a coroutine that selects it.  */
static co_future (int)
selects_given (co_future (int) f, unsigned ms)
{
  int r = 0, s = 0;
  co_future (int) tick = co_sleep_for (ms);
  if (co_await (co_select (&f, &r, &tick, &s)) == 0)
    co_return (r);
  co_return (-1);
}

static co_future (int)
given (void)
{
  starts ();
  check (co_await (selects_given (worker ('a', 5, 7), 10)) == 7);
  check (co_await (selects_given (worker ('a', 10, 7), 5)) == -1);
  check_trace ("aA");
  co_future (int) f = selects_given (worker ('b', 5, 8), 10), g = worker ('c', 1, 9);
  int r = 0, s = 0;
  co_await (co_join (&f, &r, &g, &s));
  check (r == 8 && s == 9);
  check_trace ("cb");
  allocated (0);
  co_return (0);
}

/* What others may find has a frame of its own.  */
static co_future (int) *found;

static co_future (int)
takes (co_future (int) *f)
{
  co_future (int) mine = co_move (*f);
  co_return (co_await (mine));
}

static void
swap (co_future (int) *f, co_future (int) *g)
{
  co_future (int) other = co_move (*f);
  *f = co_move (*g);
  *g = co_move (other);
}

static co_future (int)
escapes (void)
{
  int r = 0, s = 0;
  co_future (int) f = worker ('a', 5, 1), g = worker ('b', 10, 2);
  starts ();
  check (co_await (co_select (&f, &r, &g, &s)) == 0);
  f = worker ('c', 5, 3);
  swap (&f, &g);
  check (co_await (f) == 2 && co_await (g) == 3);
  check_trace ("abc");
  f = worker ('a', 5, 1);
  found = &f;
  g = worker ('b', 10, 2);
  check (co_await (co_select (&f, &r, &g, &s)) == 0);
  *found = worker ('c', 20, 3);
  check (co_await (co_select (&f, &r, &g, &s)) == 1);
  check (co_await (takes (found)) == 3 && co_is_null (f));
  check_trace ("abc");
  co_future (int) h = worker ('d', 5, 4), *p = &h;
  starts ();
  h = worker ('e', 5, 5);
  allocated (1);
  check (co_await (co_select (p, &r)) == 0 && r == 5);
  check (co_await (co_select (r ? p : &g, &r)) == -1);
  check_trace ("e");
  co_return (0);
}

/* One that is returned, pending, or is moved into what is.  */
static co_future (int)
first_half (co_future (int) *out)
{
  int r, s;
  co_future (int) f = worker ('a', 10, 1), g = worker ('b', 5, 2);
  check (co_await (co_select (&f, &r, &g, &s)) == 1);
  *out = co_move (f);
  co_return (0);
}

static co_future (co_future (int))
gives_half (void)
{
  int r, s;
  co_future (int) f = worker ('a', 10, 1), g = worker ('b', 5, 2);
  check (co_await (co_select (&f, &r, &g, &s)) == 1);
  co_return (f);
}

static co_future (int)
moved_out (void)
{
  co_future (int) f = { 0 };
  check (co_await (first_half (&f)) == 0);
  check (co_await (f) == 1);
  f = co_await (gives_half ());
  check (co_await (f) == 1);
  check_trace ("baba");
  co_return (0);
}

/* Recursion, where each level lends.  */
static co_future (int)
deep (int n)
{
  int r = 0, s = 0;
  if (n == 0)
    co_return (1);
  co_future (int) f = deep (n - 1), g = worker (0, (unsigned) n, n);
  co_await (co_join (&f, &r, &g, &s));
  co_return (r + s);
}

/* Streams.  */
static co_stream (int)
numbers (int n)
{
  for (int i = 0; i < n; i++)
    {
      co_await (co_sleep (1));
      co_yield (i);
    }
}

static co_future (int)
streams (void)
{
  co_stream (int) s = numbers (3);
  int v = -1, sum = 0, r;
  while (co_await (co_next_of (&s, &v)) == 1)
    sum += v;
  check (sum == 3);
  s = numbers (2);
  co_future (int) n = co_next_of (&s, &v), tick = worker (0, 10, 0);
  check (co_await (co_select (&n, &r, &tick, &r)) == 0 && r == 1 && v == 0);
  co_stream (int) other = co_move (s);
  check (co_await (co_next_of (&other, &v)) == 1 && v == 1);
  co_return (0);
}

/* A frame that is moved before it starts.  */
static co_future (int)
sums (int a, int b)
{
  co_future (int) f = worker (0, 1, a), g = worker (0, 2, b);
  int r = 0, s = 0;
  co_await (co_join (&f, &r, &g, &s));
  co_return (r + s);
}

static co_future (int)
several (int n)
{
  int sum = 0;
  co_nursery (nursery)
    for (int i = 0; i < n; i++)
      co_start (nursery, sums (i, 2 * i));
  co_future (int) f = sums (1, 2), g = sums (3, 4);
  co_future (int) h = co_move (f);
  int r = 0, s = 0;
  co_await (co_join (&h, &r, &g, &s));
  sum += r + s;
  co_return (sum);
}

int
main (void)
{
  check (co_block_on (once ()) == 0);
  check (co_block_on (again ()) == 0);
  check (co_block_on (half ()) == 0);
  check (co_block_on (anew ()) == 0);
  check (co_block_on (ways ()) == 0);
  check (co_block_on (elements ()) == 0);
  check (co_block_on (given ()) == 0);
  check (co_block_on (escapes ()) == 0);
  check (co_block_on (moved_out ()) == 0);
  check (co_block_on (deep (10)) == 56);
  check (co_block_on (streams ()) == 0);
  check (co_block_on (several (5)) == 10);
  int r = 0, s = 0;
  co_future (int) f = worker ('a', 5, 1), g = worker ('b', 10, 2);
  starts ();
  check (co_block_on (co_select (&f, &r, &g, &s)) == 0 && r == 1);
  co_drop (&g);
  check_trace ("aB");
  check (alloc_live == 0);
}
