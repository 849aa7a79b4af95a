/* No items at a time: it panics.
   { dg-panic "cogen: co_chunks: the number of items is 0" } */

#include "alloc.h"
#include <cogen/iter.h>

int
main (int argc, char **argv)
{
  (void) argv;
  return (int) co_count (co_chunks (co_range (0, argc), argc - 1));
}
