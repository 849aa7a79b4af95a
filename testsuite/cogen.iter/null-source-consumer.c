/* A consumer of a null source panics, with the name of its function.
   { dg-panic "cogen: main at line 12: null object used" } */

#include "alloc.h"
#include <cogen/iter.h>

int
main (void)
{
  co_iterator (int) none = { 0 };

  return (int) co_sum (none);
}
