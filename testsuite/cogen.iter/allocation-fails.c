/* Without memory for a frame an adaptor is null, and its sources are dropped.  */

#include "alloc.h"
#include <cogen/iter.h>

static int live;
static void leave (int *p) { live -= *p; }

static __attribute__ ((noipa)) co_iterator (int)
counted (int n)
{
  int held __attribute__ ((cleanup (leave))) = 1;
  live++;
  for (int i = 0; i < n; i++)
    co_yield (i);
}

/* So their objects are from somebody else.  */
static __attribute__ ((noipa)) co_iterator (int) filtered (int n) { return co_filter (counted (n), x, x % 2); }
static __attribute__ ((noipa)) co_iterator (long) mapped (int n) { return co_map (filtered (n), x, (long) x * n); }
static __attribute__ ((noipa)) co_iterator (long) chained (int n) { return co_chain (mapped (n), mapped (n)); }


int
main (void)
{
  check (co_sum (chained (5)) == 40 && live == 0);
  /* Any one of them.  Whose source is null, is not: but nobody steps it here.  */
  for (unsigned at = 1; at < 9; at++)
    {
      alloc_fail_at = at;
      co_iterator (long) it = chained (5);
      bool failed = !alloc_fail_at;
      alloc_fail_at = 0;
      check (failed == (at <= 7));
      check (at != 7 || co_is_null (it));
      check (co_is_null (it) == (at == 7));
    }
  check (live == 0 && alloc_live == 0);
}
