/* The whole order: what is awaited, the open scopes, the unconsumed
   parameters last first, then the frame.  */

#include "drop.h"

static co_future (int)
work (co_future (int) p, co_future (int) q, co_future (int) r)
{
  on_exit_trace (x);
  int v = co_await (leaf_future ('1', 1, 1));
  {
    on_exit_trace (y);
    v += co_await (q);
    v += co_await (leaf_future ('2', 1, 1));
  }
  v += co_await (p);
  co_return (v);
}

int
main (void)
{
  check_drops (co_future (int),
	       work (leaf_future ('p', 1, 1), leaf_future ('q', 1, 1), leaf_future ('r', 1, 1)),
	       POLL, "rqp", "1xrqp", "qyxrp", "2yxrp", "pxr", "");
  return 0;
}
