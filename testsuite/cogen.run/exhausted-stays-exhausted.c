/* An exhausted iterator or stream stays exhausted, through the vtable and
   through co_next, also when it ended by co_return, and can still be dropped.
   Exhausting it has already run its cleanups: dropping does not again.  */

#include "async.h"

static co_iterator (int)
once (int by_return)
{
  on_exit_trace (x);
  co_yield (1);
  if (by_return)
    co_return ();
}

static co_stream (int)
once_async (void)
{
  on_exit_trace (y);
  co_yield (co_await (leaf_future (0, 1, 2)));
}

int
main (void)
{
  int v;
  for (int by_return = 0; by_return < 2; by_return++)
    {
      co_iterator (int) it = once (by_return);
      check (co_next (&it, &v));
      check_trace ("");
      for (int i = 0; i < 5; i++)
	check (!co_next (&it, &v) && !it.vtable->next (it.self, &v));
      check_trace ("x");
      co_drop (&it);
      check_trace ("");
    }
  co_stream (int) s = once_async ();
  check (co_poll_next (&s, &counting_context, &v) == CO_PENDING);
  check (co_poll_next (&s, &counting_context, &v) == CO_READY && v == 2);
  for (int i = 0; i < 5; i++)
    check (co_poll_next (&s, &counting_context, &v) == CO_DONE);
  check_trace ("y");
  co_drop (&s);
  check_trace ("");
  return 0;
}
