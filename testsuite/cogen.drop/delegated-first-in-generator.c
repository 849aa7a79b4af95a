/* A generator that delegates is dropped like an iterator that does.  */

#include "drop.h"

static co_iterator (int)
low (void)
{
  on_exit_trace (l);
  co_yield (1);
  co_yield (2);
}

static co_generator (int, int, int)
high (co_iterator (int) last)
{
  on_exit_trace (h);
  int got = co_yield (0);
  {
    on_exit_trace (i);
    co_yield_from (low ());
  }
  got += co_yield (3);
  co_yield_from (last);
  co_return (got);
}

int
main (void)
{
  check_drops (co_generator (int, int, int), high (low ()), RESUME,
	       "", "h", "lih", "lih", "h", "lh", "lh", "");
  return 0;
}
