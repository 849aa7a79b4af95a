/* The same for futures: add, of add, of a coroutine.
   { dg-alloc-count 0 } */

#include "alloc.h"

static co_future (int) one (void) { co_return (1); }

static co_future (int)
add (co_future (int) a, int b)
{
  int x = co_await (a);
  co_return (x + b);
}

int
main (void)
{
  check (co_block_on (add (add (one (), 2), 3)) == 6);
  return 0;
}
