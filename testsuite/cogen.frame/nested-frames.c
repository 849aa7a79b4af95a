/* A coroutine that delegates to a call of itself stacks the frames in chunks: far
   fewer allocations than frames, also of frames that want more alignment, and all
   of them are released.  A recursion whose depth goes up and down at the end of a chunk
   allocates no chunk each time.  */

#include "alloc.h"
#include <stdint.h>

enum { DEPTH = 1000 };

static co_iterator (int)
plain (int n)
{
  if (n)
    co_yield_from (plain (n - 1));
  co_yield (n);
}

static void __attribute__ ((noipa))
touch (char *p)
{
  check ((uintptr_t) p % 64 == 0);
  *p = 1;
}

static co_iterator (int)
aligned (int n)
{
  char line[64] __attribute__ ((aligned (64)));
  touch (line);
  if (n)
    co_yield_from (aligned (n - 1));
  touch (line);
  co_yield (n);
}

static void
check_nest (co_iterator (int) it)
{
  int v, n = 0;
  while (n <= DEPTH / 2 && co_next (&it, &v))
    check (v == n++);
  check (alloc_live > 0 && alloc_live < DEPTH / 8);
  co_drop (&it);
  check (alloc_live == 0);
}

/* Below LEVELS frames, each of COUNT children in turn has a frame, too.  */
static co_iterator (int)
comb (int levels, int count)
{
  if (levels > 0)
    co_yield_from (comb (levels - 1, count));
  else
    for (int i = 0; i < count; i++)
      {
	co_yield_from (comb (-1, 0));
	co_yield (i);
      }
  co_yield (-1);
}

static void
check_comb (int levels, int count)
{
  unsigned before = alloc_count;
  int n = 0;
  co_for (int v, comb (levels, count))
    n += v >= 0;
  check (n == count);
  check (alloc_count - before < 20);
}

int
main (void)
{
  for (int levels = 1; levels < 40; levels++)
    check_comb (levels, 100);
  check_nest (plain (DEPTH));
  check_nest (aligned (DEPTH));
  return 0;
}
