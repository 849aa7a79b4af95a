/* A program may define co_frame_alloc and co_frame_free itself, in any unit;
   then all frames come from them.
   { dg-alloc-count 1 }
   { dg-additional-sources "own-allocator-in-other-unit.unit2.c" } */

#include "check.h"
#include <cogen.h>

static co_iterator (int)
one (int x)
{
  co_yield (x);
}

static co_iterator (int) kept;

int
main (void)
{
  kept = one (5);
  int v;
  check (co_next (&kept, &v) && v == 5);
  co_drop (&kept);
  return 0;
}
