/* Dropping a root while one in its chain runs panics with the name of what runs.
   { dg-panic "cogen: wait: resumed or dropped while running" } */

#include "async.h"

static co_future (int) self;

static co_future (int)
wait (int n)
{
  int v = co_await (n ? wait (n - 1) : leaf_future (0, 1, 7));
  if (n == 0)
    co_drop (&self);
  co_return (v);
}

int
main (void)
{
  self = wait (3);
  int v;
  check (co_poll (&self, &counting_context, &v) == CO_PENDING);
  return co_poll (&self, &counting_context, &v);
}
