/* A wait for a condition that ends early just when it was signalled has not happened: the
   next one gets the signal, and nobody loses the mutex.  At each moment, and in each way.  */

#include "clock.h"
#include <cogen/future.h>
#include <cogen/sync.h>

static struct co_mutex mutex = CO_MUTEX_INIT;
static struct co_condition condition = CO_CONDITION_INIT;
static unsigned woken;

static co_future (int)
waits (void)
{
  int err = 1;
  co_locked (&mutex)
    {
      err = co_await (co_wait_for (&condition, &mutex));
      check (co_try_lock (&mutex) == -EAGAIN);
      woken += err == 0;
    }
  co_return (err);
}

static co_future (int)
cancelled (struct co_nursery **n)
{
  co_nursery (inner)
    {
      *n = inner;
      co_return (co_await (waits ()));
    }
  co_return (0);
}

/* The first of two waits ends after MOMENT turns.  DROPPED: by a drop, else by a request.  HELD:
   the mutex is locked all the time.  */
static co_future (int)
ends (int moment, bool dropped, bool held)
{
  struct co_nursery *inner = NULL;
  woken = 0;
  co_nursery (n)
    {
      co_task (int) first = dropped ? co_spawn (waits ()) : co_spawn (cancelled (&inner));
      for (int i = 0; i < 4; i++)
	co_await (co_yield_now ());
      check (co_start (n, waits ()) == 0);
      for (int i = 0; i < 4; i++)
	co_await (co_yield_now ());
      if (held)
	check (co_await (co_lock (&mutex)) == 0);
      co_signal (&condition);
      for (int i = 0; i < moment; i++)
	co_await (co_yield_now ());
      if (dropped)
	co_drop (&first);
      else if (inner && woken == 0)
	co_cancel (inner);
      for (int i = 0; i < 4; i++)
	co_await (co_yield_now ());
      if (held)
	co_unlock (&mutex);
      if (!co_is_null (first))
	co_await (first);
      for (int i = 0; i < 8; i++)
	co_await (co_yield_now ());
      check (woken == 1);

      /* The one that was not woken ends now.  */
      co_signal_all (&condition);
    }
  co_await (co_yield_now ());
  check (co_try_lock (&mutex) == 0);
  co_unlock (&mutex);
  co_return (0);
}

static co_future (int)
all (void)
{
  for (int moment = 0; moment < 5; moment++)
    for (int how = 0; how < 4; how++)
      co_await (ends (moment, how & 1, how & 2));
  co_return (0);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
}
