/* A generator that delegates to a generator is dropped from the inside out.  */

#include "drop.h"

static co_generator (int, int, int)
low (int depth)
{
  on_exit_trace (l);
  if (depth)
    co_return (co_yield_from (low (depth - 1)) + 1);
  int got = co_yield (1);
  co_return (got);
}

static co_generator (int, int, int)
high (co_generator (int, int, int) last)
{
  on_exit_trace (h);
  int got = co_yield (0);
  {
    on_exit_trace (i);
    got += co_yield_from (low (2));
  }
  got += co_yield_from (last);
  co_return (got);
}

static co_generator (int, int, int)
above (void)
{
  on_exit_trace (a);
  co_return (co_yield_from (high (low (0))));
}

int
main (void)
{
  check_drops (co_generator (int, int, int), high (low (1)), RESUME,
	       "", "h", "lllih", "llh", "");
  check_drops (co_generator (int, int, int), above (), RESUME,
	       "", "ha", "llliha", "lha", "");
  return 0;
}
