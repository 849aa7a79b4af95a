/* A failed allocation for a VLA panics with the coroutine's name.
   { dg-panic "cogen: lines: out of memory" } */

#include "alloc.h"

static co_iterator (int)
lines (int n)
{
  int line[n];
  line[0] = n;
  co_yield (line[0]);
}

int
main (void)
{
  co_iterator (int) it = lines (100);
  int v;
  alloc_fail_at = 1;
  return co_next (&it, &v);
}
