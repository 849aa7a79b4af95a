/* A loop that suspends: the places of what it loops over are jumps between the states of
   the coroutine that it is in.  It is dropped at each of them.  */

#include "alloc.h"
#include "async.h"
#include "by-hand.h"

static int live;
static void leave (int *p) { live -= *p; }

static co_iterator (int)
range (int lo, int hi)
{
  int held __attribute__ ((cleanup (leave))) = 1;
  live++;
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

static co_iterator (int)
twice (co_iterator (int) it)
{
  co_for (int v, it)
    {
      co_yield (v);
      co_yield (-v);
    }
}

static co_stream (int)
ticks (int n)
{
  int held __attribute__ ((cleanup (leave))) = 1;
  live++;
  for (int i = 0; i < n; i++)
    {
      if (i % 3 == 1)
	i += co_await (leaf_future (0, 1, 0));
      co_yield (i);
    }
}

static co_iterator (int)
squares (int n)
{
  co_for (int v, twice (range (0, n)))
    co_yield (v * v + (v < 0));
}

static co_future (unsigned)
sum (int n)
{
  unsigned h = 0;
  co_for (int v, twice (range (0, n)))
    h = HASH (h, v + co_await (leaf_future (0, v & 1, 0)));
  co_for_await (int v, ticks (n))
    h = HASH (h, v);
  co_return (h);
}

static unsigned
sum_by_hand (int n)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    {
      h = HASH (h, i);
      h = HASH (h, -i);
    }
  for (int i = 0; i < n; i++)
    h = HASH (h, i);
  return h;
}

int
main (void)
{
  for (int n = 0; n < 7; n++)
    {
      unsigned h = 0, g = 0;
      co_for (int v, squares (n))
	h = HASH (h, v);
      for (int i = 0; i < n; i++)
	{
	  g = HASH (g, i * i);
	  g = HASH (g, i * i + (i > 0));
	}
      check (h == g && live == 0);
      for (int stop = 0; stop < 40; stop++)
	{
	  co_future (unsigned) f = sum (n);
	  unsigned result = 0;
	  	  enum co_poll p = CO_PENDING;
	  for (int k = 0; k < stop && p == CO_PENDING; k++)
	    p = co_poll (&f, &counting_context, &result);
	  check (p == CO_PENDING || result == sum_by_hand (n));
	  co_drop (&f);
	  check (live == 0);
	}
    }
}
