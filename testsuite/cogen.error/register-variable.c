/* A local variable bound to a machine register and live across a suspension
   would be lost: an error at its declaration.
   { dg-require x86 } */

#include <cogen.h>

co_iterator (int)
use (int n)
{
  register int r __asm__ ("rbx") = n;	/* { dg-error "'r'" } */
  co_yield (1);				/* { dg-note "3: suspends here" } */
  __asm__ volatile ("" : "+r" (r));
  co_yield (r);
}
