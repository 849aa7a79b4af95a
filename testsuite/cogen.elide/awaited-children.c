/* Awaits of direct calls in a coroutine embed the child in the frame: only
   the outermost, which escapes, is allocated.
   { dg-alloc-count 1 } */

#include "alloc.h"
#include "async.h"

static co_future (int) wait (int n) { co_return (co_await (leaf_future (0, 1, n))); }
static co_future (int) two (int a, int b) { int x = co_await (wait (a)); x += co_await (wait (b)); co_return (x); }

static co_future (int)
all (int n)
{
  int s = 0;
  for (int i = 0; i < n; i++)
    s += i % 2 ? co_await (two (i, i)) : co_await (wait (i));
  co_return (s);
}

static co_future (int) kept;

int
main (void)
{
  kept = all (4);
  int v, pends = 0;
  while (co_poll (&kept, &counting_context, &v) == CO_PENDING)
    pends++;
  check (v == 0 + 2 + 2 + 6 && pends == 6);
  co_drop (&kept);
  return 0;
}
