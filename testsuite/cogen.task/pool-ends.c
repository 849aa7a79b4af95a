/* What still runs in a pool when it is freed is dropped, with all that it started; a handle
   that outlives the pool, and a waker, may be used.  Pools without work cost the frozen clock
   nothing.  */

#include "async.h"
#include "clock.h"
#include <cogen/future.h>
#include <cogen/sync.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int dropped, began;

static void
count_drop (int *unused)
{
  (void) unused;
  dropped++;
}

static co_future (int)
waits (void)
{
  int on_exit __attribute__ ((cleanup (count_drop), unused)) = 0;
  began++;
  co_return (co_await (co_never (int)));
}

static co_future (int)
starts (int n)
{
  int on_exit __attribute__ ((cleanup (count_drop), unused)) = 0;
  began++;
  co_nursery (nursery)
    for (int i = 0; i < n; i++)
      co_start (nursery, waits ());
  co_return (0);
}

static co_future (int)
busy (void)
{
  int on_exit __attribute__ ((cleanup (count_drop), unused)) = 0;
  began++;
  for (;;)
    co_await (co_yield_now ());
}

/* A future that keeps a waker and is never ready.  */
static struct co_waker kept;

static enum co_poll
keep_poll (void *self, struct co_context *cx, void *result)
{
  (void) self, (void) result;
  struct co_waker old = kept;
  kept = co_waker_clone (cx->waker);
  co_waker_drop (&old);
  began++;
  return CO_PENDING;
}

static void
keep_drop (void *self)
{
  (void) self;
  dropped++;
}

static const struct co_future_vtable keep_vtable = {
  .head = { .abi = CO_ABI_VERSION, .align = 1, .name = "keep", .drop = keep_drop },
  .poll = keep_poll
};

static co_task (int) left;

static co_future (int)
all (bool handle)
{
  co_detach (co_spawn (waits ()));
  co_detach (co_spawn (starts (10)));
  co_detach (co_spawn (busy ()));
  co_future (int) keep = { 0 };
  keep.vtable = &keep_vtable;
  co_detach (co_spawn (keep));
  if (handle)
    left = co_spawn (waits ());
  while (began < 14 + handle)
    co_await (co_yield_now ());
  co_return (began);
}

static void *
wakes (void *unused)
{
  struct co_waker other = co_waker_clone (&kept);
  co_waker_wake_by_ref (&kept);
  co_waker_wake (&other);
  co_waker_drop (&kept);
  return unused;
}

static co_future (int)
sleeps (void)
{
  co_return (co_await (co_sleep_for (1000)));
}

int
main (void)
{
  pthread_t thread;
  for (unsigned threads = 1; threads <= 3; threads++)
    {
      began = dropped = 0;
      struct co_pool *pool = co_pool_new (threads);
      check (co_pool_block_on (pool, all (threads == 2)) == 14 + (threads == 2));
      co_pool_free (pool);
      check (dropped == began);
      check (pthread_create (&thread, NULL, wakes, NULL) == 0);
      pthread_join (thread, NULL);
    }
  co_drop (&left);
  struct co_pool *pool = co_pool_new (2), *other = co_pool_new (2);
  check (co_block_on (sleeps ()) == 0);
  check (co_pool_block_on (pool, sleeps ()) == 0);
  check (elapsed () == 2000);
  co_pool_free (pool);
  check (co_pool_block_on (other, sleeps ()) == 0);
  co_pool_free (other);
}
