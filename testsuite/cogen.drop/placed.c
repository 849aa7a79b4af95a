/* Placed frames are dropped in the same order, and nothing is freed; what
   they own is.  */

#include "drop.h"

static char memory[400] __attribute__ ((aligned (64)));

static co_iterator (int) __attribute__ ((noinline))
boxed (void)
{
  on_exit_trace (b);
  co_yield (1);
  co_yield (2);
}

static co_iterator (int)
owner (co_iterator (int) p)
{
  on_exit_trace (o);
  int n = 50, array[n];
  array[n - 1] = 0;
  co_yield (array[n - 1]);
  co_yield_from (p);
}

int
main (void)
{
  check_drops (co_iterator (int), co_place (memory, sizeof memory, owner (boxed ())), NEXT,
	       "", "o", "bo", "bo", "");
  return 0;
}
