/* A future that is awaited by pointer is not dropped with the awaiter: it
   goes on from where it was.  */

#include "drop.h"

static co_future (int)
slow (void)
{
  on_exit_trace (s);
  int v = co_await (leaf_future ('1', 1, 20));
  v += co_await (leaf_future ('2', 1, 22));
  co_return (v);
}

static co_future (int)
borrow (co_future (int) *f)
{
  on_exit_trace (b);
  co_return (co_await (f));
}

int
main (void)
{
  for (int stop = 0; stop < 3; stop++)
    {
      co_future (int) f = slow ();
      co_future (int) b = borrow (&f);
      int v, polls;
      for (polls = 0; polls < stop; polls++)
	check (co_poll (&b, &counting_context, &v) == CO_PENDING);
      trace_length = 0;
      co_drop (&b);
      check_trace (stop ? "b" : "");
      while (co_poll (&f, &counting_context, &v) == CO_PENDING)
	polls++;
      check (v == 42 && polls >= 2);
      co_drop (&f);
    }
  return 0;
}
