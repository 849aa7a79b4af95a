/* A waker is four functions: clone makes another, wake consumes it,
   wake_by_ref and drop do what they say; a leaf keeps the current poll's.  */

#include "async.h"

static struct co_waker kept;

struct once { bool polled; };

static enum co_poll
once_poll (void *self, struct co_context *cx, void *result)
{
  struct once *o = self;
  if (o->polled)
    {
      *(int *) result = 9;
      return CO_READY;
    }
  o->polled = true;
  kept = cx->waker->vtable->clone (cx->waker->data);
  return CO_PENDING;
}

static void once_drop (void *self) { (void) self; }

static const struct co_future_vtable once_vtable = {
  .head = { .abi = CO_ABI_VERSION, .name = "once", .drop = once_drop },
  .poll = once_poll
};

static co_future (int)
wait (struct once *o)
{
  co_future (int) f = { o, &once_vtable };
  co_return (co_await (f) + 1);
}

int
main (void)
{
  struct once o = { false };
  co_future (int) f = wait (&o);
  int r;
  check (co_poll (&f, &counting_context, &r) == CO_PENDING);
  check (waker_clones == 1 && waker_wakes == 0);
  kept.vtable->wake_by_ref (kept.data);
  check (waker_wakes == 1 && waker_clones == 1);
  kept.vtable->wake (kept.data);
  check (waker_wakes == 2 && waker_clones == 0);
  check (co_poll (&f, &counting_context, &r) == CO_READY && r == 10);
  co_drop (&f);
  return 0;
}
