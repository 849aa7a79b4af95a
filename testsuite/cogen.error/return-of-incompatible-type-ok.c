/* The near misses: an ordinary function that returns an object of its type, by
   every sort of expression.  */

#include <cogen.h>

co_iterator (int) ints (void);

co_iterator (int)
ordinary (int n, co_iterator (int) it)
{
  if (n == 1)
    return ints ();
  if (n == 2)
    return (co_iterator (const int)) { 0 };
  return n ? it : ints ();
}
