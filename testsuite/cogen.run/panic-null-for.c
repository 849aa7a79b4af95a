/* Looping over a null iterator panics, without a name.
   { dg-panic "cogen: null object used" } */

#include <cogen.h>

static co_iterator (int) gone;

int
main (void)
{
  co_for (int v, gone)
    return v;
  return 0;
}
