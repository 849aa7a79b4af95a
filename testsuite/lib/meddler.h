/* A future that waits, and does MEDDLE, with the context CX, to SELF, whose poll this is, when it
   is polled for the third time.  */

#ifndef MEDDLER_H
#define MEDDLER_H

#include "async.h"

static co_future (int) self;

static enum co_poll
meddle (void *polls, struct co_context *cx, void *result)
{
  (void) cx;
  (void) result;
  if (++*(int *) polls == 3)
    MEDDLE;
  return CO_PENDING;
}

static const struct co_future_vtable meddling = {
  .head = { .abi = CO_ABI_VERSION, .align = 1, .name = "meddling" }, .poll = meddle
};

static co_future (int)
meddler (void)
{
  static int polls;
  return (co_future (int)) { &polls, &meddling };
}

static co_future (int) __attribute__ ((noipa))
inner (void)
{
  co_return (co_await (meddler ()) + 1);
}

co_future (int) __attribute__ ((noipa))
outer (void)
{
  co_return (co_await (inner ()) + 1);
}

static void
poll_thrice (co_future (int) future)
{
  self = future;
  int v;
  for (int i = 0; i < 3; i++)
    co_poll (&self, &counting_context, &v);
}

#endif
