/* A public coroutine may be interposed under -fPIC: then its object must be
   made by the function that the linker chooses.  Here nobody interposes, and
   the program is right either way.
   { dg-additional-options "-fPIC" } */

#include "alloc.h"

co_iterator (int)
range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

co_iterator (int) __attribute__ ((weak))
replaceable (int n)
{
  co_yield (n);
}

int
main (void)
{
  int sum = 0;
  co_for (int v, range (0, 5))
    sum += v;
  co_for (int v, replaceable (32))
    sum += v;
  check (sum == 42 && alloc_live == 0);
  return 0;
}
