/* The root of a chain may be elided: in a function's stack frame, and in the frame
   of a coroutine, which waits, yields and is moved meanwhile.  What is in the chain
   is in chunks, one for each root here.  */

#include "alloc.h"
#include "async.h"

static char places[2][1024] __attribute__ ((aligned (64)));

static co_iterator (int)
dive (int n)
{
  on_exit_trace (d);
  co_yield (n);
  if (n)
    co_yield_from (dive (n - 1));
  co_yield (n);
}

static co_future (int)
sum (int n)
{
  int v = n ? co_await (sum (n - 1)) : 0;
  co_await (leaf_future (0, 1, 0));
  co_return (v + n);
}

static co_stream (int)
mixed (int n)
{
  co_yield (co_await (sum (n)));
  if (n)
    co_yield_from (mixed (n - 1));
}

/* Four roots in a frame, two of them active at once.  */
static co_stream (int)
holder (int n)
{
  co_for (int v, dive (n))
    {
      co_yield (v);
      co_yield (co_await (sum (2)));
    }
  co_auto co_iterator (int) a = dive (2), b = dive (1);
  int v, w;
  while (co_next (&a, &v) && co_next (&b, &w))
    co_yield (v * 10 + w);
  co_for_await (int x, mixed (2))
    co_yield (x);
}

static const int wanted[] = { 1, 3, 0, 3, 0, 3, 1, 3, 21, 10, 0, 1, 3, 1, 0 };
enum { ITEMS = sizeof wanted / sizeof *wanted };

/* Resume it STOP times, moved before each, and drop it.  */
static void
hold (int stop)
{
  co_stream (int) s = co_place (places[0], sizeof *places, holder (1));
  unsigned i = 0;
  for (int step = 0; step < stop; step++)
    {
      int v;
      char *old = s.self, *new = old == places[0] ? places[1] : places[0];
      check (co_relocate (&s, new, sizeof *places));
      memset (old, 0xa5, sizeof *places);
      switch (co_poll_next (&s, &counting_context, &v))
	{
	case CO_READY: check (i < ITEMS && v == wanted[i++]); break;
	case CO_DONE: check (i == ITEMS); break;
	case CO_PENDING: break;
	}
    }
  check (stop < 50 || i == ITEMS);
  co_drop (&s);
  check (alloc_live == 0);
}

/* In stack frames.  */
static void
on_stack (void)
{
  unsigned before = alloc_count;
  int n = 3;
  co_for (int v, dive (3))
    {
      check (v == n--);
      if (n == 0)
	break;
    }
  check (alloc_count == before + 1);	/* one chunk */
  co_iterator (int) a = dive (1), b = dive (1);
  int v, w;
  for (int i = 0; i < 4; i++)
    check (co_next (&a, &v) && co_next (&b, &w) && v == w);
  check (!co_next (&a, &v));
  co_drop (&a);
  check (!co_next (&b, &v));
  co_drop (&b);
  check (alloc_count == before + 3);
  check (alloc_live == 0);
}

int
main (void)
{
  check (co_is_movable (holder));
  on_stack ();
  for (int stop = 0; stop <= 50; stop++)
    {
      trace_length = 0;
      hold (stop);
    }
  trace_length = 0;
  co_future (int) g = sum (2);
  int v = 0;
  for (int i = 0; i < 3; i++)
    check (co_poll (&g, &counting_context, &v) == CO_PENDING);
  check (co_poll (&g, &counting_context, &v) == CO_READY && v == 3);
  co_drop (&g);
  return 0;
}
