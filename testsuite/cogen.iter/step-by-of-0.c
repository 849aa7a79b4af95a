/* No items at a time: it panics.
   { dg-panic "cogen: co_step_by: the number of items is 0" } */

#include "alloc.h"
#include <cogen/iter.h>

int
main (int argc, char **argv)
{
  (void) argv;
  return (int) co_count (co_step_by (co_range (0, argc), argc - 1));
}
