/* co_block_on of a deep chain: what waits at its end are sleeps, a leaf that wakes
   itself, and one that another thread wakes.  The threads' stacks are small.  */

#include "alloc.h"
#include "chain.h"

enum { DEPTH = 3000 };

/* Woken by a thread of its own, which it starts.  */
struct remote { pthread_t thread; struct co_waker waker; _Atomic bool done; bool started; };

static void *
wake (void *self)
{
  struct remote *r = self;
  struct co_waker waker = r->waker;
  r->done = true;
  co_waker_wake (&waker);
  return NULL;
}

static enum co_poll
remote_poll (void *self, struct co_context *cx, void *result)
{
  struct remote *r = self;
  if (r->done)
    {
      *(int *) result = 5;
      return CO_READY;
    }
  if (!r->started)
    {
      r->started = true;
      r->waker = co_waker_clone (cx->waker);
      check (pthread_create (&r->thread, NULL, wake, r) == 0);
    }
  return CO_PENDING;
}

static void
remote_drop (void *self)
{
  struct remote *r = self;
  if (r->started)
    pthread_join (r->thread, NULL);
  free (r);
}

static const struct co_future_vtable remote_vtable = {
  .head = { .abi = CO_ABI_VERSION, .name = "remote", .drop = remote_drop },
  .poll = remote_poll
};

static co_future (int)
remote (void)
{
  co_future (int) f = { calloc (1, sizeof (struct remote)), &remote_vtable };
  check (f.self != NULL);
  return f;
}

/* Wakes itself, COUNT times.  */
static enum co_poll
eager_poll (void *self, struct co_context *cx, void *result)
{
  int *count = self;
  if ((*count)-- > 0)
    {
      co_waker_wake_by_ref (cx->waker);
      return CO_PENDING;
    }
  *(int *) result = 3;
  return CO_READY;
}

static void
eager_drop (void *self)
{
  check (*(int *) self == -1);
}

static const struct co_future_vtable eager_vtable = {
  .head = { .abi = CO_ABI_VERSION, .name = "eager", .drop = eager_drop },
  .poll = eager_poll
};

static int eager_count = 100;

static co_future (int)
chain (int n)
{
  if (n)
    co_return (co_await (chain (n - 1)) + 1);
  co_await (co_sleep (1));
  co_future (int) eager = { &eager_count, &eager_vtable };
  int v = co_await (eager);
  co_await (co_sleep (1));
  co_return (v * 100000 + co_await (remote ()) * 10000);
}

static co_stream (int)
ticks (int n)
{
  if (n)
    co_yield_from (ticks (n - 1));
  if (n % 1000 == 0)
    co_await (co_sleep (1));
  co_yield (n);
}

static co_future (int)
count (int n)
{
  int all = 0;
  co_for_await (int v, ticks (n))
    check (v == all++);
  co_return (all);
}

/* Two at once that take turns: each polls its own chain.  */
static co_future (int)
race (co_future (int) a, co_future (int) b)
{
  int va, vb;
  bool done_a = false, done_b = false;
  while (!done_a || !done_b)
    {
      if (!done_a)
	done_a = co_poll (&a, co_context (), &va) == CO_READY;
      if (!done_b)
	done_b = co_poll (&b, co_context (), &vb) == CO_READY;
      if (!done_a || !done_b)
	co_await (co_sleep (1));
    }
  co_return (va + vb);
}

static void
run (void)
{
  check (co_block_on (chain (DEPTH)) == 350000 + DEPTH);
  check (co_block_on (count (DEPTH)) == DEPTH + 1);
  check (co_block_on (race (count (DEPTH), count (1000))) == DEPTH + 1 + 1001);
}

int
main (void)
{
  on_small_stack (run);
  check (alloc_live == 0);
  return 0;
}
