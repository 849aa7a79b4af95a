/* The initialiser of a co_auto variable may await: dropped meanwhile, the
   variable does not yet exist; afterwards it owns what it was given.  */

#include "drop.h"

static co_future (int)
pass (co_future (int) f, int n)
{
  on_exit_trace (p);
  co_return (co_await (f) + n);
}

static co_future (int)
work (co_future (int) a)
{
  on_exit_trace (w);
  int one = 0;
  co_auto co_future (int) f = (one = co_await (leaf_future ('1', 1, 1)), pass (co_move (a), one));
  int v = co_await (leaf_future ('2', 1, 2));
  v += co_await (pass (leaf_future ('3', 1, 3), v));
  v += co_await (f);
  co_return (v);
}

int
main (void)
{
  check_drops (co_future (int), work (leaf_future ('a', 1, 4)), POLL,
	       "a", "1wa", "2aw", "3paw", "apw", "");
  return 0;
}
