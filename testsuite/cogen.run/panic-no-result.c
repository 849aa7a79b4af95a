/* Reaching the end of a coroutine with a result warns as -Wreturn-type does,
   and panics with its name.
   { dg-additional-options "-Wreturn-type" }
   { dg-panic "cogen: forgot: reached its end without a result" } */

#include <cogen.h>

static co_future (int)
forgot (int x)
{
  if (x)
    co_return (x);
}	/* { dg-warning "1: control reaches the end of coroutine 'forgot'" } */

int
main (void)
{
  return co_block_on (forgot (0));
}
