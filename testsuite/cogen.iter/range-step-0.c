/* A step of 0 panics where the range is made.
   { dg-panic "cogen: co_range_step: the step is 0" } */

#include "alloc.h"
#include <cogen/iter.h>

int
main (int argc, char **argv)
{
  (void) argv;
  co_iterator (int) it = co_range_step (0, argc, argc - 1);
  return co_is_null (it);
}
