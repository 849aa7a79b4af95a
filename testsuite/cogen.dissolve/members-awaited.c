/* Objects in arrays and structures become variables also where what they are given to is
   awaited, and exceptions may leave that.
   { dg-additional-options "-fexceptions" } */

#include "alloc.h"
#include "async.h"
#include <cogen/future.h>

typedef co_future (int) F;

struct two { int n; F a, b; };

static F
waits (int pends, int value)
{
  on_exit_trace (w);
  co_return (co_await (leaf_future (0, pends, value)));
}

static co_stream (int)
counts (int pends, int n)
{
  on_exit_trace (s);
  for (int i = 0; i < n; i++)
    {
      (void) co_await (leaf_future (0, pends, 0));
      co_yield (i);
    }
}

static co_iterator (int)
range (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
}

co_future (int)
selects (void)
{
  int r0 = 0, r1 = 0;
  co_auto F f[2] = { waits (1, 1), waits (3, 2) };
  int first = co_await (co_select (&f[0], &r0, &f[1], &r1));
  co_return (first * 100 + r0 * 10 + r1);
}

co_future (int)
joins (void)
{
  int r0, r1;
  co_auto struct two t = { 0, waits (1, 1), waits (3, 2) };
  co_await (co_join (&t.a, &r0, &t.b, &r1));
  co_return (r0 * 10 + r1);
}

co_future (int)
races (void)
{
  co_auto F f[2] = { waits (3, 1), waits (1, 2) };
  int r = co_await (co_race (f[0], f[1]));
  co_return (r);
}

co_future (int)
borrows (void)
{
  co_auto F f[2] = { waits (1, 1), waits (1, 2) };
  int r = co_await (&f[1]);
  co_drop (&f[1]);
  co_return (r * 10 + co_await (&f[0]));
}

co_future (int)
moves (void)
{
  co_auto struct two t = { 5, waits (1, 1), waits (1, 2) };
  int r = co_await (t.b);
  co_return (r * 10 + co_await (t.a) + t.n * 100);
}

co_future (int)
loops (void)
{
  int sum = 0;
  co_auto struct { co_stream (int) s; co_iterator (int) it; } t = { counts (1, 3), range (4) };
  co_for_await (int v, t.s)
    sum += v;
  co_for (int v, t.it)
    sum += v * 10;
  co_return (sum);
}

co_future (int)
steps (void)
{
  int v, sum = 0;
  co_auto co_stream (int) s[2] = { counts (1, 3), counts (1, 4) };
  while (co_await (co_next_of (&s[0], &v)) == 1)
    sum += v;
  while (co_await (co_next_of (&s[1], &v)) == 1)
    sum += v * 10;
  co_return (sum);
}

co_stream (int)
passes (void)
{
  co_auto co_stream (int) s[2] = { counts (1, 2), counts (0, 1) };
  co_yield_from (s[0]);
  co_yield_from (s[1]);
}

co_future (int)
collects (void)
{
  int sum = 1;
  co_for_await (int v, passes ())
    sum = sum * 10 + v;
  co_return (sum);
}

/* MAKE's future gives EXPECTED, and may be dropped wherever it waits.  */

static void
ends (F (*make) (void), int expected)
{
  enum co_poll got = CO_PENDING;
  for (int polls = 0; got == CO_PENDING; polls++)
    {
      unsigned live = alloc_live;
      int result = -1;
      F f = make ();
      got = CO_PENDING;
      for (int i = 0; i < polls && got == CO_PENDING; i++)
	got = co_poll (&f, &counting_context, &result);
      check (got == CO_PENDING || result == expected);
      co_drop (&f);
      check (alloc_live == live);
    }
}

int
main (void)
{
  ends (selects, 10);
  ends (joins, 12);
  ends (races, 2);
  ends (borrows, 21);
  ends (moves, 521);
  ends (loops, 63);
  ends (steps, 63);
  ends (collects, 1010);
}
