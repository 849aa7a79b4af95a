/* Without memory: what makes a future gives a null one, what starts a task says so; what
   they were given is dropped.  */

#include "clock.h"
#include <cogen/future.h>
#include <cogen/sync.h>

static int
nothing (void *arg)
{
  return arg != NULL;
}

/* The next allocation but AFTER fails.  */
static void
fail (unsigned after)
{
  alloc_fail_at = after + 1;
}

#define check_null(after, call)				\
  do							\
    {							\
      unsigned live_ = alloc_live;			\
      fail (after);					\
      {							\
	__auto_type f_ = call;				\
	check (co_is_null (f_) && alloc_fail_at == 0);	\
      }							\
      check (alloc_live == live_);			\
    }							\
  while (0)

static co_future (int)
futures (void)
{
  check_null (0, co_ready (1));
  check_null (2, co_race (co_sleep_for (1), co_sleep_for (2)));
  co_stream (uint64_t) s = co_every (1);
  uint64_t item;
  check_null (0, co_next_of (&s, &item));
  co_shared (int) shared = co_share (co_sleep_for (1));
  check_null (0, co_shared_wait (shared));
  co_shared_unref (shared);
  fail (1);
  check (!co_share (co_sleep_for (1)));
  co_return (0);
}

static co_future (int)
locks (void)
{
  struct co_mutex mutex = CO_MUTEX_INIT;
  struct co_condition condition = CO_CONDITION_INIT;
  struct co_single single = CO_SINGLE_INIT;
  co_chan (int) chan = co_chan_new (int, 1);
  co_broadcast (int) broadcast = co_broadcast_new (int, 1);
  co_subscriber (int) subscriber = co_subscribe (broadcast);
  co_watch (int) watch = co_watch_new (int, 1);
  uint64_t version = 0;
  int v;
  check_null (0, co_wait_for (&condition, &mutex));
  check_null (1, co_single_run (&single, co_sleep_for (1)));
  struct wide { char c[17]; } w = { "" };
  co_chan (struct wide) wide = co_chan_new (struct wide, 1);
  check_null (0, co_send (wide, w));
  co_chan_unref (wide);
  check_null (0, co_received (chan));
  check_null (0, co_subscriber_recv (subscriber, &v));
  check_null (0, co_watch_changed (watch, &version));
  co_chan_unref (chan);
  co_subscriber_free (subscriber);
  co_broadcast_free (broadcast);
  co_watch_free (watch);
  co_return (0);
}

static co_future (signed char)
narrow (void)
{
  co_await (co_sleep (1));
  co_return (1);
}

static co_future (int)
all (void)
{
  co_nursery (n)
    {
      check_null (0, co_sleep (1));
      check_null (0, co_every (1));
      check_null (0, co_offload (nothing, NULL));
      check_null (0, co_shield (co_sleep_for (1)));
      check_null (1, co_shield (co_sleep_for (1)));
      fail (0);
      check (co_await (co_timeout (1, narrow ())) == -ENOMEM);
      check_null (1, co_timeout (1, narrow ()));
      fail (0);
      check (co_await (co_timeout (1, co_sleep (1))) == -ENOMEM);
      check_null (0, co_spawn (co_sleep_for (1)));
      check_null (1, co_spawn (co_sleep_for (1)));
      check_null (0, co_start_limited (n, 1, co_sleep_for (1)));
      check_null (1, co_start_limited (n, 1, co_sleep_for (1)));
      fail (0);
      check (co_start (n, co_sleep_for (1)) == -ENOMEM);
      fail (1);
      check (co_start (n, co_sleep (1)) == -ENOMEM);
      {
	co_future (int) f = co_start_limited (n, 1, co_sleep_for (1));
	fail (0);
	check (co_await (f) == -ENOMEM);
      }
      fail (0);
      check (co_task_name ("name") == -ENOMEM);
    }
  co_return (0);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
  check (co_block_on (futures ()) == 0);
  check (co_block_on (locks ()) == 0);
}
