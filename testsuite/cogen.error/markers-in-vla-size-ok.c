/* The near misses: the size comes from a variable, or the operand of sizeof is
   not evaluated.  */

#include <cogen.h>

co_generator (int, unsigned long, int)
use (void)
{
  int n = co_yield (3);
  int array[co_yield (4)];
  array[0] = 1;
  co_return (sizeof (int[n]) + sizeof (co_yield (5)) + sizeof array);
}
