/* What an expression names is captured by value where it can be: the object may be
   returned, and stored.  */

#include "alloc.h"
#include "items.h"

static co_iterator (int)
scaled (const int *a, size_t n, int factor, int offset)
{
  return co_map (co_items (a, n), x, x * factor + offset);
}

static co_iterator (int)
between (int lo, int hi)
{
  struct { int lo, hi; } s = { lo, hi };
  return co_filter (co_range (0, 100), x, x >= s.lo && x < s.hi);
}

static struct { co_iterator (int) it; } held;

int
main (void)
{
  static const int a[] = { 1, 2, 3 };
  SAME_ITEMS (scaled (a, 3, 10, 1), want (11); want (21); want (31););
  SAME_ITEMS (between (5, 8), want (5); want (6); want (7););
  for (int k = 0; k < 3; k++)
    {
      int lo = k, hi = k * 2;
      co_drop (&held.it);
      held.it = co_chain (between (lo, hi), co_map (co_range (lo, hi), x, x * hi));
    }
  SAME_ITEMS (held.it, want (2); want (3); want (8); want (12););
  /* By reference where it is written, and the object stays.  */
  int sum = 0;
  check (co_count (co_inspect (co_range (0, 4), x, sum += x)) == 4 && sum == 6);
}
