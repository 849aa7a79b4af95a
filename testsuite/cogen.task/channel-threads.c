/* Channels, locks and promises between executors on several threads.  */

#include "clock.h"
#include <cogen/future.h>
#include <cogen/sync.h>
#include <pthread.h>

enum { THREADS = 4, ITEMS = 300 };

static co_chan (int) channel, meeting;
static struct co_mutex mutex = CO_MUTEX_INIT;
static struct co_rwlock rwlock = CO_RWLOCK_INIT;
static struct co_semaphore semaphore = CO_SEMAPHORE_INIT (2);
static struct co_barrier barrier = CO_BARRIER_INIT (2 * THREADS);
static struct co_event event = CO_EVENT_INIT;
static long guarded, written;
static int sums[THREADS];
static co_promise (int) promises[THREADS];

static co_future (int)
produces (int me)
{
  for (int i = 0; i < ITEMS; i++)
    {
      co_try (co_await (co_send (channel, 1)));
      if (i % 10 == 0)
	co_try (co_await (co_send (meeting, 1)));
      int error = co_await (co_timeout (0, co_send (meeting, 100)));
      if (error == 0)
	__atomic_add_fetch (&written, 100, __ATOMIC_RELAXED);
      co_locked (&mutex)
	{
	  guarded++;
	  if (i % 7 == 0)
	    co_await (co_yield_now ());
	}
    }
  co_resolve (promises[me], me);
  co_return (co_await (co_arrive (&barrier)));
}

static co_future (int)
consumes (int me, co_chan (int) c)
{
  int v, got;
  while ((got = co_await (co_recv (c, &v))) == 1)
    {
      sums[me] += v;
      co_try (co_await (co_acquire (&semaphore, 1)));
      co_await (co_yield_now ());
      co_release (&semaphore, 1);
      co_try (co_await (co_lock_read (&rwlock)));
      co_unlock_read (&rwlock);
    }
  co_return (got);
}

static co_future (int)
all (int me)
{
  int err;
  co_nursery (m, &err)
    {
      co_start (m, consumes (me, channel));
      co_start (m, consumes (me, meeting));
      int inner;
      co_nursery (n, &inner)
	{
	  co_start (n, produces (me));
	  co_start (n, co_arrive (&barrier));
	  co_start (n, co_promised (promises[(me + 1) % THREADS]));
	}
      check (inner == 0);
      if (me == 0)
	{
	  co_close (channel);
	  co_close (meeting);
	  co_set (&event);
	}
      check (co_await (co_wait (&event)) == 0);
    }
  co_return (err);
}

static void *
runs (void *me)
{
  check (co_block_on (all (*(int *) me)) == 0);
  return NULL;
}

int
main (void)
{
  pthread_t threads[THREADS];
  int numbers[THREADS], sum = 0;
  co_clock_thaw ();
  channel = co_chan_new (int, 3);
  meeting = co_chan_new (int, 0);
  for (int i = 0; i < THREADS; i++)
    {
      numbers[i] = i;
      promises[i] = co_promise_new (int);
    }
  for (int i = 0; i < THREADS; i++)
    check (pthread_create (&threads[i], NULL, runs, &numbers[i]) == 0);
  for (int i = 0; i < THREADS; i++)
    pthread_join (threads[i], NULL);
  for (int i = 0; i < THREADS; i++)
    sum += sums[i];
  check (guarded == THREADS * ITEMS);
  check (sum == THREADS * (ITEMS + ITEMS / 10) + written);
  co_chan_unref (channel);
  co_chan_unref (meeting);
}
