/* co_context () is the context of the current poll, not of the first; a child
   is polled with the same one.  */

#include "async.h"

static struct co_context *seen;

static co_future (int)
inner (void)
{
  seen = co_context ();
  int v = co_await (leaf_future (0, 1, 1));
  check (co_context () != seen);
  seen = co_context ();
  co_return (v);
}

static co_stream (int)
outer (void)
{
  struct co_context *before = co_context ();
  int v = co_await (inner ());
  check (seen == co_context () && before != co_context ());
  co_yield (v);
  check (seen != co_context ());
}

int
main (void)
{
  struct co_context first = counting_context, second = counting_context,
    third = counting_context;
  co_stream (int) s = outer ();
  int v;
  check (co_poll_next (&s, &first, &v) == CO_PENDING && seen == &first);
  check (co_poll_next (&s, &second, &v) == CO_READY && seen == &second);
  check (co_poll_next (&s, &third, &v) == CO_DONE);
  co_drop (&s);
  return 0;
}
