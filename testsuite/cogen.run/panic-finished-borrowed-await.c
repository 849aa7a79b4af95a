/* Awaiting a borrowed future that has finished panics with its name.
   { dg-panic "cogen: answer: resumed after it finished" } */

#include <cogen.h>

static co_future (int)
answer (void)
{
  co_return (42);
}

static co_future (int)
twice (void)
{
  co_auto co_future (int) f = answer ();
  int first = co_await (&f);
  co_return (first + co_await (&f));
}

int
main (void)
{
  return co_block_on (twice ());
}
