/* Suspensions inside the operands of asm, values that asm made, and memory
   operands of a frame.  */

#include <cogen.h>

co_generator (int, int, int)
operands (int n)
{
  int out, array[4] = { n };
  __asm__ ("" : "=r" (out) : "0" (co_yield (1)), "r" (n));
  __asm__ volatile ("" : "+m" (array[co_yield (2) & 3]) : : "memory");
  __asm__ ("" : "=m" (array) : "r" (&array[1]));
  co_yield (out);
  register int r = n;
  __asm__ ("" : "+r" (r));
  co_yield (r);
  co_return (array[0] + out + r);
}
