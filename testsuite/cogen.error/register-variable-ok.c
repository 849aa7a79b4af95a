/* The near misses: a plain register variable, and one bound to a machine
   register between two suspensions only.
   { dg-require x86 } */

#include <cogen.h>

co_iterator (int)
use (int n)
{
  register int plain = n;
  co_yield (1);
  {
    register int r __asm__ ("ebx") = n;
    __asm__ volatile ("" : "+r" (r));
    n = r;
  }
  co_yield (plain + n);
}
