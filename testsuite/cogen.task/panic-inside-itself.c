/* co_block_on is not called by what it runs.  */
/* { dg-options "-O2" } */
/* { dg-panic "cogen: co_block_on: called inside of itself" } */

#include <cogen.h>

static co_future (int)
inner (void)
{
  co_await (co_sleep (1));
  co_return (1);
}

static co_future (int)
outer (void)
{
  co_return (co_block_on (inner ()));
}

int
main (void)
{
  return co_block_on (outer ());
}
