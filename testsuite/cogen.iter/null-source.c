/* A null source is one for the adaptor: who steps it panics, with the adaptor's name.
   { dg-panic "cogen: co_map at line 11: null object used" } */

#include "alloc.h"
#include <cogen/iter.h>

int
main (int argc, char **argv)
{
  co_iterator (int) none = { 0 };
  co_iterator (int) it = co_map (none, x, x + argc);
  (void) argv;
  check (!co_is_null (it));
  return (int) co_count (it);
}
