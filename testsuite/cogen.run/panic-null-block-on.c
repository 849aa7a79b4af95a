/* Blocking on a null future panics, without a name.
   { dg-panic "cogen: null object used" } */

#include <cogen.h>

int
main (void)
{
  co_future (int) f = { 0 };
  return co_block_on (f);
}
