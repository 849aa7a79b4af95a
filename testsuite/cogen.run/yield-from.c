/* co_yield_from yields every item of an iterator, in an iterator, a generator
   and a stream (there, of a stream), and consumes it; empty ones too.  */

#include "async.h"

static co_iterator (int) upto (int n) { for (int i = 0; i < n; i++) co_yield (i); }

static co_iterator (int)
chained (int n)
{
  co_yield (-1);
  co_yield_from (upto (n));
  co_iterator (int) it = upto (2);
  co_yield_from (it);
  check (co_is_null (it));
  co_yield_from (upto (0));
  co_yield (-2);
}

static co_stream (int)
streamed (void)
{
  co_yield_from (leaf_stream ('l', 1, 2));
  co_yield (9);
}

int
main (void)
{
  int wanted[] = { -1, 0, 1, 2, 0, 1, -2 }, i = 0, v;
  co_for (int x, chained (3))
    check (x == wanted[i++]);
  check (i == 7);

  co_stream (int) s = streamed ();
  for (i = 0; i < 2; i++)
    {
      check (co_poll_next (&s, &counting_context, &v) == CO_PENDING);
      check (co_poll_next (&s, &counting_context, &v) == CO_READY && v == i);
    }
  check_trace ("");
  check (co_poll_next (&s, &counting_context, &v) == CO_READY && v == 9);
  check_trace ("l");
  check (co_poll_next (&s, &counting_context, &v) == CO_DONE);
  co_drop (&s);
  return 0;
}
