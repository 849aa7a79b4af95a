/* Reaching the end is co_return () where there is no result: an iterator, a
   stream, a future (void), a generator (Y, void).  Code after co_return does
   not run.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (by_end, (int n))
{
  if (n)
    STEP (n);
}

COROUTINE (by_return, (int n))
{
  if (!n)
    co_return ();
  STEP (n);
  for (;;)
    {
      on_exit_trace (x);
      co_return ();
      trace ('!');
    }
}

#else

int
main (void)
{
  check_each (by_end, (1), 1);
  check_each (by_end, (0));
  check_each (by_return, (2), 2);
  check_each (by_return, (0));
  check (strchr (trace_log, '!') == NULL);
  return 0;
}

#endif
