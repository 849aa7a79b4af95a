/* A thread that is cancelled while it waits in co_block_on drops the future, and what is
   in its chain, and leaves no lock behind.
   { dg-additional-options "-fexceptions -pthread" }
   { dg-skip-if "the sanitizers do not know forced unwinding through their frames" "-fsanitize" } */

#include "alloc.h"
#include "async.h"
#include <pthread.h>
#include <unistd.h>

static struct co_waker kept;

/* Waits until nobody wakes it.  */
static enum co_poll
stuck_poll (void *self, struct co_context *cx, void *result)
{
  (void) self;
  (void) result;
  struct co_waker waker = co_waker_clone (cx->waker);
  __atomic_store_n (&kept.data, waker.data, __ATOMIC_RELEASE);
  kept.vtable = waker.vtable;
  return CO_PENDING;
}

static const struct co_future_vtable stuck_vtable = {
  .head = { .abi = CO_ABI_VERSION, .size = sizeof (struct leaf),
	    .align = _Alignof (struct leaf), .name = "stuck", .drop = leaf_drop },
  .poll = stuck_poll
};

static __attribute__ ((noipa)) co_future (int)
waits (co_future (int) f)
{
  on_exit_trace (a);
  co_return (co_await (f) + 1);
}

static void *
run (void *arg)
{
  (void) arg;
  on_exit_trace (z);
  co_future (int) stuck = { new_leaf ('s', 0, 1), &stuck_vtable };
  co_block_on (waits (waits (stuck)));
  return NULL;
}

int
main (void)
{
  pthread_t thread;
  void *result;
  check (pthread_create (&thread, NULL, run, NULL) == 0);
  while (!__atomic_load_n (&kept.data, __ATOMIC_ACQUIRE))
    usleep (1000);
  usleep (20000);
  check (pthread_cancel (thread) == 0);
  check (pthread_join (thread, &result) == 0 && result == PTHREAD_CANCELED);
  check_trace ("saaz");
  check (alloc_live == 0);
  co_waker_wake (&kept);
  return 0;
}
