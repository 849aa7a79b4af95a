/* A loop over a variable that was made by a call in the same function, maybe
   stepped before, allocates nothing.
   { dg-alloc-count 0 } */

#include "alloc.h"

static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }

int
main (void)
{
  co_iterator (int) it = range (0, 10);
  int first, sum = 0;
  check (co_next (&it, &first) && first == 0);
  co_for (int i, it)
    sum += i;
  check (sum == 45 && co_is_null (it));
  return 0;
}
