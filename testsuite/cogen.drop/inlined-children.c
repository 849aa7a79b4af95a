/* Dropping where a child that is a part of its parent suspends: first what it
   awaits, then its scopes, its parameters (last first), then the parent's.  The
   end of a child leaves its scopes and parameters before the parent goes on.  */

#include "drop.h"

static co_future (int)
inner (co_future (int) p, co_future (int) q, int n)
{
  on_exit_trace (i);
  int v = co_await (leaf_future ('1', 1, n));
  {
    on_exit_trace (j);
    v += co_await (p);
  }
  if (n > 5)
    co_return (v);			/* q is left over.  */
  co_return (v + co_await (q));
}

static co_future (int)
middle (co_future (int) r, int n)
{
  on_exit_trace (m);
  int v = co_await (inner (leaf_future ('p', 1, 0), leaf_future ('q', 1, 0), n));
  on_exit_trace (n);
  co_return (v);
}

static co_future (int)
outer (int n)
{
  on_exit_trace (o);
  for (int i = 0; i < 2; i++)
    {
      on_exit_trace (l);
      int v = co_await (middle (leaf_future ('r', 1, 0), n));
      trace ('-');
      if (v < 0)
	break;
    }
  co_return (n);
}

static co_iterator (int)
letters (int n)
{
  on_exit_trace (a);
  co_yield (n);
  on_exit_trace (b);
  co_yield (n);
}

static co_iterator (int)
words (int n)
{
  on_exit_trace (w);
  co_yield_from (letters (n));
  co_yield (0);
}

static co_generator (int, int, int)
sentence (void)
{
  on_exit_trace (s);
  co_yield_from (words (1));
  co_yield (2);
  co_return (3);
}

static co_stream (int)
noise (void)
{
  on_exit_trace (z);
  co_yield_from (words (1));
  int v = co_await (inner (leaf_future ('p', 1, 0), leaf_future ('q', 0, 0), 9));
  co_yield (v);
}

/* What the children leave meanwhile.  */
static void
check_ends (void)
{
  int v;
  co_future (int) f = outer (9);
  trace_length = 0;
  while (co_poll (&f, &counting_context, &v) == CO_PENDING)
    trace ('.');
  co_drop (&f);
  check_trace (".1.pjiqnmr-l.1.pjiqnmr-lo");
}

int
main (void)
{
  check_ends ();
  check_drops (co_future (int), outer (1), POLL,
	       "", "1iqpmrlo", "pjiqmrlo", "qimrlo", "1iqpmrlo");
  check_drops (co_future (int), outer (9), POLL,
	       "", "1iqpmrlo", "pjiqmrlo", "1iqpmrlo", "pjiqmrlo", "");
  check_drops (co_generator (int, int, int), sentence (), RESUME,
	       "", "aws", "baws", "ws", "s", "");
  check_drops (co_stream (int), noise (), POLL_NEXT,
	       "", "awz", "bawz", "wz", "1iqpz", "pjiqz", "z", "");
  return 0;
}
