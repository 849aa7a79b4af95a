/* Stepping a null iterator panics, without a name.
   { dg-panic "cogen: null object used" } */

#include <cogen.h>

int
main (void)
{
  co_iterator (int) it = { 0 };
  int v;
  return co_next (&it, &v);
}
