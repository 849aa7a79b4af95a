/* One in a chain that delegates to the chain's root panics, too.
   { dg-panic "cogen: wait: resumed or dropped while running" } */

#include "async.h"

static co_future (int) self;

static co_future (int)
wait (int n)
{
  int v = n ? co_await (wait (n - 1)) : co_await (self);
  co_return (v + 1);
}

int
main (void)
{
  self = wait (3);
  int v;
  return co_poll (&self, &counting_context, &v);
}
