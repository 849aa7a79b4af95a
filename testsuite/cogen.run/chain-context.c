/* Everyone in a chain sees the context of the current poll: before and after what
   it delegates to, in the same poll too, and below iterators, which see none.  Each
   poll comes with another context and waker.  */

#include "alloc.h"
#include "async.h"

static struct co_context *current;
static int seen;

static void
look (struct co_context *context)
{
  check (context == current);
  seen++;
}

/* Checks the context, and waits once.  */
static enum co_poll
looking_poll (void *self, struct co_context *cx, void *result)
{
  look (cx);
  if (++*(int *) self % 2)
    return CO_PENDING;
  *(int *) result = 1;
  return CO_READY;
}

static void
looking_drop (void *self)
{
  (void) self;
}

static const struct co_future_vtable looking_vtable = {
  .head = { .abi = CO_ABI_VERSION, .name = "looking", .drop = looking_drop },
  .poll = looking_poll
};

static co_future (int)
looking (void)
{
  static int polls;
  co_future (int) f = { &polls, &looking_vtable };
  return f;
}

static co_iterator (int)
iterate (int n)
{
  if (n)
    co_yield_from (iterate (n - 1));
  if (n % 2)
    co_yield (n);
}

static co_future (int)
sum (int n)
{
  look (co_context ());
  int v = n ? co_await (sum (n - 1)) : co_await (looking ());
  look (co_context ());
  co_return (v + 1);
}

static co_stream (int)
stream (int n)
{
  look (co_context ());
  co_yield (co_await (sum (n)));
  look (co_context ());
  co_yield_from (iterate (n));
  look (co_context ());
  if (n)
    co_yield_from (stream (n - 1));
  look (co_context ());
}

int
main (void)
{
  co_stream (int) s = stream (3);
  int v, items = 0, pends = 0;
  enum co_poll how;
  do
    {
      struct co_waker waker = counting_waker;
      struct co_context *context = malloc (sizeof *context);
      check (context != NULL);
      *context = (struct co_context) { &waker };
      current = context;
      how = co_poll_next (&s, context, &v);
      items += how == CO_READY;
      pends += how == CO_PENDING;
      *context = (struct co_context) { 0 };
      current = NULL;
      free (context);
    }
  while (how != CO_DONE);
  co_drop (&s);
  check (pends == 4);
  check (items == 4 + 2 + 1 + 1);
  check (seen == 4 * 4 + 4 * 2 + 2 * (4 + 3 + 2 + 1));
  return 0;
}
