/* A call evaluates the arguments, once each, and nothing of the body; the
   first resume starts it, nothing runs after its end.  Each trait.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (body, (int a, int b))
{
  trace ('b');
  STEP (a + b);
  trace ('e');
}

#else

static int
argument (char c)
{
  trace (c);
  return c - '0';
}

int
main (void)
{
  int v;
  co_iterator (int) it = iterator_body (argument ('1'), 5);
  check_trace ("1");
  check (co_next (&it, &v) && v == 6);
  check_trace ("b");
  check (!co_next (&it, &v) && !co_next (&it, &v));
  check_trace ("e");
  co_drop (&it);

  co_future (void) f = future_body (argument ('2'), 5);
  check_trace ("2");
  check (co_poll (&f, &step_context) == CO_PENDING);
  check_trace ("b");
  check (co_poll (&f, &step_context) == CO_READY);
  check_trace ("e");
  co_drop (&f);

  co_stream (int) s = stream_body (argument ('3'), 5);
  check_trace ("3");
  check (co_poll_next (&s, &step_context, &v) == CO_PENDING);
  check_trace ("b");
  co_drop (&s);

  co_generator (int, void, int) g = generator_body (argument ('4'), 5);
  check_trace ("4");
  co_drop (&g);
  check_trace ("");
  return 0;
}

#endif
