/* What owns nothing but the futures that it awaits, each at its place in the frame, is ended
   by the runtime: at the start, at each await, and when it has finished.  */

#include "drop.h"

static co_future (int)
keep (co_future (int) f)
{
  co_return (co_await (f));
}

/* The two live at different places, since N and M are kept across one of them.  */
__attribute__ ((noipa)) co_future (int)
waits (int n)
{
  int v = co_await (leaf_future ('1', 1, 1));
  long m = n + v;
  v += co_await (leaf_future ('2', 1, 1));
  if (n)
    v += m + co_await (keep (leaf_future ('3', 2, 1)));
  co_return (v);
}

__attribute__ ((noipa)) co_iterator (int)
owns_nothing (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
  co_yield (-1);
}

__attribute__ ((noipa)) co_stream (int)
both (int n)
{
  co_yield (n);
  co_yield (co_await (leaf_future ('s', 1, 1)));
}

int
main (void)
{
  check_drops (co_future (int), waits (0), POLL, "", "1", "2", "");
  check_drops (co_future (int), waits (1), POLL, "", "1", "2", "3", "3", "");
  check_drops (co_iterator (int), owns_nothing (1), NEXT, "", "", "", "");
  check_drops (co_stream (int), both (1), POLL_NEXT, "", "", "s", "", "");
  return 0;
}
