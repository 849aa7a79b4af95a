/* The size of a frame does not depend on -O: it is decided before any
   optimization.  */

#include "alloc.h"
#include "async.h"

static co_iterator (long)
squares (long n)
{
  for (long i = 0; i < n; i++)
    co_yield (i * i);
}

static co_future (int)
add (co_future (int) a, int b)
{
  int x = co_await (a);
  co_return (x + b);
}

int
main (void)
{
  /* state, n, i; and the header of what links, b, what is awaited where the
     parameter was */
  check (co_frame_size (squares) == 24);
  check (co_frame_size (add) == 48);
  return 0;
}
