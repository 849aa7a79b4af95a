/* co_for_await loops over a stream in a future and in a stream: it suspends
   while the stream is pending, and drops it on every way out.  */

#include "async.h"

static co_future (int)
sum (int limit)
{
  int total = 0;
  co_for_await (int v, leaf_stream ('s', 1, 5))
    {
      if (v == limit)
	break;
      total += co_await (leaf_future (0, 1, v));
    }
  check_trace ("s");
  co_return (total);
}

static co_stream (int)
doubled (co_stream (int) in)
{
  co_for_await (int v, in)
    {
      if (v == 3)
	co_return ();
      co_yield (2 * v);
    }
  check (co_is_null (in));
}

static int
pendings_of (co_future (int) f, int *result)
{
  int n = 0;
  while (co_poll (&f, &counting_context, result) == CO_PENDING)
    n++;
  co_drop (&f);
  return n;
}

int
main (void)
{
  int r;
  check (pendings_of (sum (9), &r) == 10 && r == 10);
  check (pendings_of (sum (2), &r) == 5 && r == 1);

  for (int n = 2; n < 6; n++)
    {
      co_stream (int) s = doubled (leaf_stream ('t', 0, n));
      int i = 0, v;
      while (co_poll_next (&s, &counting_context, &v) == CO_READY)
	check (v == 2 * i++);
      check (i == (n < 3 ? n : 3));
      check_trace ("t");
      co_drop (&s);
    }
  return 0;
}
