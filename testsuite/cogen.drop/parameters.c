/* Unconsumed parameters are dropped last first, also when the coroutine never
   started, in each trait; plain parameters in between do not disturb.  */

#include "drop.h"

typedef co_future (int) F;

static F leaf (char name) { return leaf_future (name, 1, 1); }

static co_iterator (int) it (F a, int x, F b) { on_exit_trace (x); co_yield (x); }
static co_generator (int, int, int) ge (F a, double d, F b, char *s) { on_exit_trace (x); co_yield (d); co_return (1); }
static co_future (int) fu (double *s, F a, F b) { on_exit_trace (x); co_return (co_await (a)); }
static co_stream (int) st (F a, F b, F c) { on_exit_trace (x); co_yield (co_await (b)); co_yield (co_await (c)); }

int
main (void)
{
  check_drops (co_iterator (int), it (leaf ('a'), 1, leaf ('b')), NEXT, "ba", "xba", "");
  check_drops (co_generator (int, int, int), ge (leaf ('a'), 0, leaf ('b'), ""), RESUME,
	       "ba", "xba", "");
  check_drops (co_future (int), fu (0, leaf ('a'), leaf ('b')), POLL, "ba", "axb", "");
  check_drops (co_stream (int), st (leaf ('a'), leaf ('b'), leaf ('c')), POLL_NEXT,
	       "cba", "bxca", "xca", "cxa", "xa", "");
  return 0;
}
