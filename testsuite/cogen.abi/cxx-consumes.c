/* C++ consumes a trait object through its vtable, with <cogen/rt.h> alone; and
   gives C one that it has implemented.
   { dg-require cxx }
   { dg-additional-sources "cxx-consumes.unit2.cc" } */

#include "alloc.h"

co_iterator (int)
range (int lo, int hi)
{
  on_exit_trace (x);
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

int cxx_sum (co_iterator (int) it);
co_iterator (int) cxx_make (int from);

int
main (void)
{
  check (cxx_sum (range (0, 5)) == 10);
  check_trace ("x");
  int sum = 0;
  co_for (int v, cxx_make (3))
    sum = 10 * sum + v;
  check (sum == 321);
  check (alloc_live == 0);
  return 0;
}
