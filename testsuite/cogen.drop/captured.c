/* A nested coroutine's cleanups may use what it captured, and the enclosing
   coroutine's frame outlives it.  */

#include "drop.h"

static co_iterator (int)
outer (void)
{
  char tag = 'o';
  on_exit_trace (x);
  void leave (int *p) { trace (tag); (void) p; }
  co_iterator (int) inner (int n)
  {
    int guard __attribute__ ((cleanup (leave))) = n;
    for (int i = 0; i < n; i++)
      {
	tag = 'a' + i;
	co_yield (i);
      }
  }
  co_for (int v, inner (2))
    co_yield (v);
  int guard __attribute__ ((cleanup (leave))) = 0;
  tag = 'z';
  co_yield (9);
}

int
main (void)
{
  check_drops (co_iterator (int), outer (), NEXT, "", "ax", "bx", "zx", "");
  return 0;
}
