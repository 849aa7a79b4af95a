/* The near misses: elements, members and what a pointer points to have an
   address; so does a variable without "register".  */

#include <cogen.h>

co_iterator (int) ints (void);

bool
use (void *mem, size_t size, co_iterator (int) *p)
{
  co_iterator (int) it = co_place (mem, size, ints ());
  struct { co_iterator (int) it[2]; } s = { { ints (), { 0 } } };
  bool null = co_is_null (it) || co_is_null (*p) || co_is_null (s.it[1]);
  co_for (int v, s.it[0])
    null |= v == 0;
  co_for (int v, it)
    null |= v == 1;
  return null;
}
