/* Awaiting a null future panics, and says where.
   { dg-panic "cogen: wait at line 9: null object used" } */

#include "async.h"

static co_future (int)
wait (co_future (int) f)
{
  co_return (co_await (f));
}

int
main (void)
{
  co_future (int) f = wait ((co_future (int)) { 0 });
  int r;
  return co_poll (&f, &counting_context, &r);
}
