/* The near miss: objects with atomic items, a pointer to an object that is
   atomic itself.  */

#include <cogen.h>

co_iterator (_Atomic int) items;
co_iterator (int) *_Atomic shared;

co_iterator (int)
relay (co_iterator (int) it)
{
  co_for (int v, it)
    co_yield (v);
}
