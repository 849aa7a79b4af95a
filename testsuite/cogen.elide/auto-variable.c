/* A co_auto variable that stays in its function allocates nothing.
   { dg-alloc-count 0 } */

#include "alloc.h"

static co_iterator (int) range (int lo, int hi) { on_exit_trace (x); for (int i = lo; i < hi; i++) co_yield (i); }

static int __attribute__ ((noinline))
second (int from)
{
  co_auto co_iterator (int) it = range (from, 100);
  int v;
  co_next (&it, &v);
  if (!co_next (&it, &v))
    return -1;
  return v;
}

int
main (void)
{
  check (second (5) == 6);
  check_trace ("x");
  check (second (99) == -1);
  check_trace ("x");
  return 0;
}
