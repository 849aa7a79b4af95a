/* `enum co_poll' and `struct co_context' are tags as any, also before a parenthesis,
   where the macros of these names would take them.
   { dg-skip-if "move.h has a macro of its own" "move.h" } */

#include "async.h"

struct operations
{
  enum co_poll (*step) (void *self);
  struct co_context (*make) (void);
  struct co_context (*(*find) (int)) [2];
};

static enum co_poll (step) (void *self)
{
  return self ? CO_READY : CO_PENDING;
}

static struct co_context (made) (void)
{
  return counting_context;
}

static struct co_context pair[2];
static struct co_context (*find (int n)) [2]
{
  (void) n;
  return &pair;
}

static const struct operations operations = { step, made, find };

static co_future (int)
waits (void)
{
  enum co_poll (local) = CO_PENDING;
  struct co_context (*here) = co_context ();
  check (local == CO_PENDING && here == &counting_context);
  co_return (co_await (leaf_future (0, 1, 3)));
}

int
main (void)
{
  int v;
  co_future (int) f = waits ();
  enum co_poll (first) = co_poll (&f, &counting_context, &v);
  enum co_poll second = co_poll (&f, &counting_context, &v);
  check (first == CO_PENDING && second == CO_READY && v == 3);
  check (operations.step (&v) == CO_READY && operations.step (0) == CO_PENDING);
  check (operations.make ().waker == &counting_waker);
  check (operations.find (1) == &pair);
  return 0;
}
