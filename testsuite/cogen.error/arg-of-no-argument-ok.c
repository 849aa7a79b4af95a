/* The near miss: with an argument, the first included.  */

#include <cogen.h>

co_generator (int, int, int)
one (void)
{
  co_yield (co_arg ());
  co_return (co_arg ());
}
