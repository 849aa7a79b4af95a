/* The near misses: co_return () in an iterator, "return;" in the nested function
   of a coroutine that returns nothing.  */

#include <cogen.h>

co_iterator (int)
early (int n)
{
  void nothing (void) { if (n) return; n++; }
  nothing ();
  co_yield (n);
  if (n)
    co_return ();
  co_yield (1);
}
