/* What the runtime waits for is awaited in place without an allocation, whether it is there
   at once or not; and is an object like any other: stored, returned, joined, raced, polled
   by hand, dropped.  */

#include "clock.h"
#include <cogen/future.h>
#include <cogen/sync.h>

static struct co_mutex mutex = CO_MUTEX_INIT;
static struct co_rwlock rwlock = CO_RWLOCK_INIT;
static struct co_semaphore semaphore = CO_SEMAPHORE_INIT (0);
static struct co_event event = CO_EVENT_INIT;
static struct co_barrier barrier = CO_BARRIER_INIT (2);
static co_chan (int) chan;
static co_chan (long double) full;

static co_future (void)
yields (void)
{
  co_await (co_yield_now ());
}

/* Of those that wait, all are let go on by opens.  */
static co_future (int)
waits (void)
{
  co_await (co_yield_now ());
  co_future (int) none = { 0 }, never = { 0 };
  int r;
  for (int i = 0; i < 2; i++)
    check (co_await (co_select (&none, &r, &never, &r)) == -1);
  co_await (co_join (&none, &r, &never, &r, &none, &r));
  check (co_await (co_lock (&mutex)) == 0);
  co_unlock (&mutex);
  check (co_await (co_lock_read (&rwlock)) == 0);
  co_unlock_read (&rwlock);
  check (co_await (co_lock_write (&rwlock)) == 0);
  co_unlock_write (&rwlock);
  check (co_await (co_acquire (&semaphore, 1)) == 0);
  check (co_await (co_wait (&event)) == 0);
  check (co_await (co_arrive (&barrier)) == 0);
  int v = 0;
  check (co_await (co_recv (chan, &v)) == 1 && v == 7);
  check (co_await (co_send (full, 1)) == 0);
  check (co_await (co_send (full, 2)) == 0);
  check (co_await (co_timeout (1, co_lock (&mutex))) == 0);
  check (co_await (co_timeout (1, co_lock (&mutex))) == -ETIMEDOUT);
  co_unlock (&mutex);
  for (unsigned i = 0; i < 3; i++)
    check (co_await (co_timeout (i, yields ())) == (i ? 0 : -ETIMEDOUT));
  check (co_await (co_sleep_for (1)) == 0 && co_await (co_sleep_until (co_now ())) == 0);
  check (co_await (co_deadline (co_now (), co_timeout (1, co_lock (&mutex)))) == 0);
  co_unlock (&mutex);
  co_return (0);
}

static co_future (int)
opens (void)
{
  check (co_await (co_lock (&mutex)) == 0);
  check (co_await (co_lock_write (&rwlock)) == 0);
  for (int i = 0; i < 3; i++)
    co_await (co_yield_now ());
  co_unlock (&mutex);
  for (int i = 0; i < 3; i++)
    co_await (co_yield_now ());
  co_unlock_write (&rwlock);
  for (int i = 0; i < 3; i++)
    co_await (co_yield_now ());
  co_release (&semaphore, 1);
  for (int i = 0; i < 3; i++)
    co_await (co_yield_now ());
  co_set (&event);
  check (co_await (co_arrive (&barrier)) == 0);
  for (int i = 0; i < 3; i++)
    co_await (co_yield_now ());
  check (co_await (co_send (chan, 7)) == 0);
  for (int i = 0; i < 3; i++)
    co_await (co_yield_now ());
  long double v;
  check (co_await (co_recv (full, &v)) == 1 && v == 1);
  co_return (0);
}

/* Two tasks and their frames; nothing else.  */
static co_future (int)
in_place (void)
{
  unsigned tasks = 0;
  chan = co_chan_new (int, 0);
  full = co_chan_new (long double, 1);
  co_nursery (n)
    {
      co_start (n, waits ());
      co_start (n, opens ());
      tasks = alloc_count;
    }
  check (alloc_count == tasks);
  co_chan_unref (chan);
  co_chan_unref (full);
  co_return (0);
}

static co_future (int)
returned (void)
{
  return co_lock (&mutex);
}

static co_future (int)
objects (void)
{
  int r[3] = { 1, 1, 1 };
  co_future (int) f = co_lock (&mutex), g = co_lock (&mutex);
  co_future (int) s = co_acquire (&semaphore, 1);
  check (co_await (co_select (&f, &r[0], &g, &r[1])) == 0 && r[0] == 0);
  check (co_poll (&g, co_context (), &r[1]) == CO_PENDING);
  co_unlock (&mutex);
  co_release (&semaphore, 1);
  co_await (co_join (&g, &r[1], &s, &r[2]));
  check (r[1] == 0 && r[2] == 0);
  co_future (int) dropped = co_lock (&mutex);
  check (co_poll (&dropped, co_context (), &r[0]) == CO_PENDING);
  co_drop (&dropped);
  co_unlock (&mutex);
  check (co_await (co_race (returned (), returned ())) == 0);
  check (co_try_lock (&mutex) == -EAGAIN);
  co_unlock (&mutex);
  check (co_try_lock (&mutex) == 0);

  /* Each holds the channel: not begun, dropped while it waits, timed.  */
  int v;
  chan = co_chan_new (int, 1);
  co_future (int) sent = co_send (chan, 5), more = co_send (chan, 6);
  co_future (int) never = co_recv (chan, &v), got = co_timeout (1, co_recv (chan, &v));
  check (co_await (sent) == 0);
  check (co_poll (&more, co_context (), &r[0]) == CO_PENDING);
  co_drop (&more);
  co_chan_unref (chan);
  check (co_await (got) == 1 && v == 5);
  co_drop (&never);

  co_future (void) y = co_yield_now ();
  check (co_poll (&y, co_context ()) == CO_PENDING);
  co_await (y);
  co_return (0);
}

int
main (void)
{
  co_block_on (in_place ());
  co_block_on (objects ());
}
