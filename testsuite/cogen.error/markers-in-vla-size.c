/* An operand of sizeof that is evaluated, for the size of an array, has no
   place for a suspension.  */

#include <cogen.h>

co_generator (int, int, int)
use (void)
{
  co_return (sizeof (int[co_yield (3)]));	/* { dg-error "a marker in an operand of 'sizeof' or 'typeof' is evaluated for the size of an array" } */
  /* { dg-note "store its value in a variable first" "" .-1 } */
}
