/* Polling a finished future panics with its name.
   { dg-panic "cogen: answer: resumed after it finished" } */

#include "async.h"

static co_future (int)
answer (void)
{
  co_return (42);
}

int
main (void)
{
  co_future (int) f = answer ();
  int r;
  check (co_poll (&f, &counting_context, &r) == CO_READY);
  return co_poll (&f, &counting_context, &r);
}
