/* What a coroutine delegates to is dropped before its own scopes are left:
   iterators, streams, hand-written ones, three levels.  */

#include "drop.h"

static co_iterator (int)
low (char n)
{
  on_exit_trace (l);
  co_yield (n);
  co_yield (n);
}

static co_iterator (int)
middle (void)
{
  on_exit_trace (m);
  co_yield_from (low (1));
  on_exit_trace (n);
  co_yield_from (low (2));
}

static co_iterator (int)
high (void)
{
  on_exit_trace (h);
  co_yield_from (middle ());
  co_yield (3);
}

static co_stream (int)
stream (co_stream (int) in)
{
  on_exit_trace (s);
  co_yield_from (in);
  co_yield (9);
}

int
main (void)
{
  check_drops (co_iterator (int), high (), NEXT,
	       "", "lmh", "lmh", "lnmh", "lnmh", "h", "");
  check_drops (co_stream (int), stream (leaf_stream ('t', 1, 2)), POLL_NEXT,
	       "t", "ts", "ts", "ts", "ts", "s", "");
  return 0;
}
