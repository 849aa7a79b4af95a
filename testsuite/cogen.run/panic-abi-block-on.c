/* A hand-written future for another version of cogen panics in co_block_on.
   { dg-panic "cogen: old: made for another version of cogen" } */

#include "other-abi.h"

int
main (void)
{
  return co_block_on (old ()) == 1 ? 0 : 1;
}
