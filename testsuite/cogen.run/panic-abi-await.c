/* A hand-written future for another version of cogen panics when it is awaited.
   { dg-panic "cogen: old: made for another version of cogen" } */

#include "other-abi.h"

static co_future (int)
await (void)
{
  co_return (co_await (old ()));
}

int
main (void)
{
  return co_block_on (await ()) == 1 ? 0 : 1;
}
