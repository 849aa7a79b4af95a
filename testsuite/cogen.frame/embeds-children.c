/* Awaited and looped-over coroutines of the same unit are embedded, and share
   storage with what is not live meanwhile.  */

#include "alloc.h"
#include "async.h"

void __attribute__ ((noipa)) fill (char *p) { memset (p, 1, 1000); }

static co_future (int)
child (int n)
{
  char buffer[1000];
  fill (buffer);
  int v = co_await (leaf_future (0, 1, n));
  co_return (v + buffer[n]);
}

static co_future (int)
parent (void)
{
  int a = co_await (child (1));
  int b = co_await (child (2));
  char mine[1000];
  fill (mine);
  int c = co_await (leaf_future (0, 1, 3));
  co_return (a + b + c + mine[5]);
}

int
main (void)
{
  check (co_frame_size (child) >= 1000 && co_frame_size (child) <= 1064);
  check (co_frame_size (parent) <= co_frame_size (child) + 64);
  return 0;
}
