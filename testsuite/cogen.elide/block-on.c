/* A future given to co_block_on, and all that it awaits by direct calls, are
   part of the caller's stack frame.
   { dg-alloc-count 0 } */

#include "alloc.h"
#include "async.h"

static co_future (int) leaf (int n) { co_return (n); }
static co_future (int) add (int a, int b) { int x = co_await (leaf (a)); int y = co_await (leaf (b)); co_return (x + y); }
static co_future (int) sum (int n) { int s = 0; for (int i = 0; i < n; i++) s += co_await (add (i, 1)); co_return (s); }

int
main (void)
{
  check (co_block_on (sum (4)) == 10);
  return 0;
}
