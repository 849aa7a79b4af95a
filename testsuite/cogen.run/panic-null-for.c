/* Looping over a null iterator panics, and says where.
   { dg-panic "cogen: main at line 11: null object used" } */

#include <cogen.h>

static co_iterator (int) gone;

int
main (void)
{
  co_for (int v, gone)
    return v;
  return 0;
}
