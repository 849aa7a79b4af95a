/* An open co_for_await drops its stream, whether it is waiting for an item or
   suspended in its body, in a future and in a stream.  */

#include "drop.h"

static co_future (int)
sum (co_stream (int) in)
{
  on_exit_trace (x);
  int total = 0;
  co_for_await (int v, in)
    {
      on_exit_trace (b);
      total += v * co_await (leaf_future ('l', 1, 2));
    }
  co_return (total);
}

static co_stream (int)
doubled (void)
{
  co_for_await (int v, leaf_stream ('s', 1, 2))
    {
      on_exit_trace (b);
      co_yield (2 * v);
    }
  on_exit_trace (y);
  co_yield (-1);
}

int
main (void)
{
  check_drops (co_future (int), sum (leaf_stream ('s', 1, 2)), POLL,
	       "s", "sx", "lbsx", "sx", "lbsx", "");
  check_drops (co_stream (int), doubled (), POLL_NEXT,
	       "", "s", "bs", "s", "bs", "y", "");
  return 0;
}
