/* Coroutines that are lambdas or nested functions, called directly, are
   elided like any other.
   { dg-alloc-count 0 } */

#include "alloc.h"

int
main (void)
{
  int base = 10, sum = 0;
  co_iterator (int) upto (int n) { for (int i = 0; i < n; i++) co_yield (base + i); }

  co_for (int v, upto (3))
    sum += v;
  check (sum == 33);
  return 0;
}
