/* A stream may both await and yield: pending while it awaits, ready with an
   item, done at its end, and done again ever after.  */

#include "async.h"

static co_stream (int)
ticks (int pends, int n)
{
  for (int i = 0; i < n; i++)
    {
      int x = co_await (leaf_future (0, pends, i));
      co_yield (x * 10);
    }
}

int
main (void)
{
  co_stream (int) s = ticks (2, 3);
  int v;
  for (int i = 0; i < 3; i++)
    {
      v = -1;
      check (co_poll_next (&s, &counting_context, &v) == CO_PENDING);
      check (co_poll_next (&s, &counting_context, &v) == CO_PENDING);
      check (v == -1);
      check (co_poll_next (&s, &counting_context, &v) == CO_READY);
      check (v == 10 * i);
    }
  for (int i = 0; i < 3; i++)
    check (co_poll_next (&s, &counting_context, &v) == CO_DONE);
  co_drop (&s);
  check (co_is_null (s));
  return 0;
}
