/* The near miss: the parentheses say that there are no parameters.
   { dg-additional-options "-std=gnu17" } */

#include <cogen.h>

co_iterator (int) new_style (void);

void
use (void *mem)
{
  co_iterator (int) it = co_place (mem, 64, new_style ());
  co_drop (&it);
}
