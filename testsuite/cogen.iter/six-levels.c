/* Six adaptors one in the other, in any function, returned, stored, in variables.  */

#include "alloc.h"
#include "by-hand.h"
#include "items.h"

static co_iterator (long)
six (int n, long k)
{
  return co_take (co_map (co_step_by (co_filter (co_scan (co_map (co_range (0, n), x, x + 1), a, 0L, x, a + x),
						 x, x % 3 != 1), 2), x, x * k), 20);
}

static void
six_by_hand (int n, long k)
{
  long a = 0;
  int at = 0, left = 20;
  for (int i = 0; i < n && left; i++)
    {
      a += i + 1;
      if (a % 3 != 1 && at++ % 2 == 0)
	{
	  want (a * k);
	  left--;
	}
    }
}

static co_iterator (long)
in_a_coroutine (int n, long k)
{
  co_yield_from (six (n, k));
  co_for (long v, co_map (co_map (co_map (co_map (co_map (co_map (co_range (0, n), x, x + 1L), x, x * 2), x, x + k), x, x * 3), x, x - 1), x, x * 5))
    co_yield (v);
}

static co_iterator (long) kept;

int
main (void)
{
  for (unsigned k = 0; k < sizeof by_hand_counts / sizeof *by_hand_counts; k++)
    {
      int n = by_hand_counts[k];
      SAME_ITEMS (six (n, 3), six_by_hand (n, 3););
      co_iterator (int) a = co_range (0, n);
      co_iterator (int) b = co_map (a, x, x + 1);
      co_iterator (long) c = co_scan (b, s, 0L, x, s + x);
      co_iterator (long) d = co_step_by (co_filter (c, x, x % 3 != 1), 2);
      SAME_ITEMS (co_take (co_map (d, x, x * 3), 20), six_by_hand (n, 3););
      kept = six (n, 7);
      SAME_ITEMS (kept, six_by_hand (n, 7););
      SAME_ITEMS (in_a_coroutine (n, 2), six_by_hand (n, 2);
		  for (long x = 0; x < n; x++) want ((((x + 1) * 2 + 2) * 3 - 1) * 5););
    }
}
