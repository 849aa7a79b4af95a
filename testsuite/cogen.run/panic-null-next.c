/* Stepping a null iterator panics, and says where.
   { dg-panic "cogen: main at line 11: null object used" } */

#include <cogen.h>

int
main (void)
{
  co_iterator (int) it = { 0 };
  int v;
  return co_next (&it, &v);
}
