/* A stream that could wait, where it is given what it cannot wait with: nothing suspends there,
   and nothing is kept for it.
   { dg-additional-options "-fplugin-arg-cogen-dump" }
   { dg-skip-if "nothing dissolves" "no-dissolve" }
   { dg-skip-if "nothing dissolves, and sums are checked" "-fsanitize=address" } */

#include "async.h"
#include "by-hand.h"

static co_stream (int)
ticks (int from, int to)
{
  for (int i = from; i < to; i++)
    {
      if (i < 0)
	(void) co_await (leaf_future (0, 1, 0));
      co_yield (i);
    }
}

static co_future (unsigned)
never (int n)
{
  unsigned h = 0;
  co_for_await (int v, ticks (0, n))
    h = HASH (h, v);
  co_return (h);
}

static co_future (unsigned)
perhaps (int from, int n)
{
  unsigned h = 0;
  co_for_await (int v, ticks (from, n))
    h = HASH (h, v);
  co_return (h);
}

int
main (void)
{
  for (int n = 0; n < 20; n++)
    {
      unsigned h = 0;
      for (int i = 0; i < n; i++)
	h = HASH (h, i);
      check (co_block_on (never (n)) == h && co_block_on (perhaps (0, n)) == h);
    }
}

/* { dg-final { scan-cogen-dump "this is never so in 'never'" } }
   { dg-final { scan-cogen-dump "coroutine never: 0 suspensions, frame 8 bytes" } }
   { dg-final { scan-cogen-dump "coroutine perhaps: (1|2) suspensions?," } } */
