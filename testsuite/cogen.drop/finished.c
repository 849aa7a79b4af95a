/* Dropping a finished coroutine only releases its frame: its cleanups ran
   when it ended, by its end or by co_return.  */

#include "drop.h"

static co_iterator (int) it (void) { on_exit_trace (x); co_yield (1); }
static co_future (int) fu (co_future (int) a) { on_exit_trace (x); co_return (co_await (a)); }
static co_stream (int) st (void) { on_exit_trace (x); co_return (); co_yield (1); }
static co_generator (int, int, int) ge (void) { on_exit_trace (x); co_return (co_yield (1)); }

int
main (void)
{
  check_drops (co_iterator (int), it (), NEXT, "", "x", "", "", "");
  check_drops (co_future (int), fu (leaf_future ('l', 1, 1)), POLL, "l", "lx", "");
  check_drops (co_stream (int), st (), POLL_NEXT, "", "", "");
  check_drops (co_generator (int, int, int), ge (), RESUME, "", "x", "");
  return 0;
}
