/* A null object at the end of a chain panics as elsewhere.
   { dg-panic "cogen: dive at line 11: null object used" } */

#include "check.h"
#include <cogen.h>

static co_iterator (int)
dive (int n)
{
  co_yield (n);
  co_yield_from (n ? dive (n - 1) : (co_iterator (int)) { 0 });
}

int
main (void)
{
  int v = 0;
  co_for (int w, dive (3))
    check (w == 3 - v++);
  return 0;
}
