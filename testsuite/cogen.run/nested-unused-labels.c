/* The labels in a static table are there, even if the coroutine around them is not
   resumed by anybody, and no function is left out but the table.  */

#include "alloc.h"

static co_iterator (int)
outer (int n)
{
  co_iterator (int) inner (int m)
  {
    static const void *const labels[] = { &&first, &&second };
    goto *labels[m & 1];
  first:
    co_yield (m);
  second:
    co_yield (m + 1);
  }

  co_iterator (int) unused = inner (n);
  co_drop (&unused);
  co_yield (n);
}

int
main (void)
{
  co_for (int v, outer (3))
    check (v == 3);
  return 0;
}
