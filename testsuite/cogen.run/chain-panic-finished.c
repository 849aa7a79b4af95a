/* Delegating to a finished future that may have a chain panics with its name.
   { dg-panic "cogen: sum: resumed after it finished" } */

#include "async.h"

static co_future (int)
sum (int n)
{
  int v = n ? co_await (sum (n - 1)) : 0;
  co_return (v + n);
}

static co_future (int) __attribute__ ((noipa))
polled (co_future (int) f)
{
  int v;
  check (co_poll (&f, &counting_context, &v) == CO_READY && v == 6);
  return f;
}

static co_future (int)
again (int n)
{
  co_return (n ? co_await (again (n - 1)) : co_await (polled (sum (3))));
}

int
main (void)
{
  return co_block_on (again (2));
}
