/* co_for over a call of a coroutine of the same unit allocates nothing, in
   main and in any function, with break and nested.
   { dg-alloc-count 0 } */

#include "alloc.h"

static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }

static int __attribute__ ((noinline))
pairs (int n)
{
  int count = 0;
  co_for (int i, range (0, n))
    co_for (int j, range (i, n))
      {
	if (i + j > n)
	  break;
	count++;
      }
  return count;
}

int
main (void)
{
  int sum = 0;
  co_for (int i, range (0, 10))
    sum += i;
  check (sum == 45);
  check (pairs (4) == 8);
  return 0;
}
