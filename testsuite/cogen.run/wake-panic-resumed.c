/* A coroutine runs while what it awaits is polled again: who resumes it then panics.
   { dg-panic "cogen: inner: resumed or dropped while running" } */

#include "async.h"

static co_future (int) self;

/* A future that waits, and does so itself where its root polls it again.  */
static enum co_poll
meddle (void *polls, struct co_context *cx, void *result)
{
  (void) result;
  if (++*(int *) polls == 3)
    { int v; co_poll (&self, cx, &v); }
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

int
main (void)
{
  self = inner ();
  int v;
  for (int i = 0; i < 3; i++)
    co_poll (&self, &counting_context, &v);
  return 0;
}
