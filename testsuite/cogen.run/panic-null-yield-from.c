/* Delegating to a null iterator panics, and says where.
   { dg-panic "cogen: all_of at line 9: null object used" } */

#include <cogen.h>

static co_iterator (int)
all_of (co_iterator (int) it)
{
  co_yield_from (it);
}

int
main (void)
{
  co_iterator (int) it = all_of ((co_iterator (int)) { 0 });
  int v;
  return co_next (&it, &v);
}
