/* co_auto variables are dropped in their place among the scopes; one that was
   moved from or consumed is not.  */

#include "drop.h"

static co_future (int)
work (void)
{
  co_auto co_future (int) a = leaf_future ('a', 0, 1);
  on_exit_trace (x);
  co_auto co_future (int) b = leaf_future ('b', 1, 2);
  int v = co_await (leaf_future ('1', 1, 0));
  {
    co_auto co_future (int) c = leaf_future ('c', 1, 3);
    v += co_await (b);
    v += co_await (&c);
    co_auto co_future (int) d = co_move (a);
    v += co_await (leaf_future ('2', 1, 0));
  }
  v += co_await (leaf_future ('3', 1, 0));
  co_return (v);
}

int
main (void)
{
  check_drops (co_future (int), work (), POLL,
	       "", "1bxa", "bcxa", "cxa", "2acx", "3x", "");
  return 0;
}
