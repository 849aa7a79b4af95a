/* Blocking on a null future panics, and says where.
   { dg-panic "cogen: main at line 10: null object used" } */

#include <cogen.h>

int
main (void)
{
  co_future (int) f = { 0 };
  return co_block_on (f);
}
