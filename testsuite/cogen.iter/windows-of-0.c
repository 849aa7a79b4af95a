/* No items at a time: it panics.
   { dg-panic "cogen: co_windows: the number of items is 0" } */

#include "alloc.h"
#include <cogen/iter.h>

int
main (int argc, char **argv)
{
  (void) argv;
  return (int) co_count (co_windows (co_range (0, argc), argc - 1));
}
