/* Delegation may nest deep by recursion, and be dropped at any depth.  */

#include "alloc.h"

static co_iterator (int)
countdown (int n)
{
  on_exit_trace (x);
  co_yield (n);
  if (n)
    co_yield_from (countdown (n - 1));
}

int
main (void)
{
  int wanted = 200;
  co_for (int v, countdown (200))
    check (v == wanted--);
  check (wanted == -1 && alloc_live == 0);
  trace_length = 0;

  co_iterator (int) it = countdown (10);
  int v;
  for (int i = 0; i < 5; i++)
    check (co_next (&it, &v) && v == 10 - i);
  co_drop (&it);
  check_trace ("xxxxx");
  check (alloc_live == 0);
  return 0;
}
