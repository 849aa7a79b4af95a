/* A loop over what dissolved, in a coroutine that waits in it.  */

#include "async.h"
#include "by-hand.h"

static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }
static co_iterator (int) map (co_iterator (int) it, int k) { co_for (int v, it) co_yield (v * k); }
static co_iterator (int) filter (co_iterator (int) it, int k) { co_for (int v, it) if (v % k) co_yield (v); }

co_future (unsigned)
sum (int n)
{
  unsigned h = 0;
  co_for (int v, map (filter (range (0, n), 3), 5))
    {
      if (v % 16 == 0)
	co_await (leaf_future (1, 0, 0));
      h = HASH (h, v);
    }
  co_return (h);
}

/* The same by hand.  */

co_future (unsigned)
sum_by_hand (int n)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    if (i % 3)
      {
	int v = i * 5;
	if (v % 16 == 0)
	  co_await (leaf_future (1, 0, 0));
	h = HASH (h, v);
      }
  co_return (h);
}

static unsigned
sum_c (int n)
{
  return co_block_on (sum (n));
}

static unsigned
sum_h (int n)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    if (i % 3)
      h = HASH (h, i * 5);
  return h;
}

int
main (void)
{
  SAME (sum);
#ifdef DISSOLVES
  check (co_frame_size (sum) <= co_frame_size (sum_by_hand));
#endif
}
