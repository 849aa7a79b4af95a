/* Locks: exclusive, fair, given on by whoever ends early.  */

#include "endings.h"
#include <cogen/future.h>
#include <cogen/sync.h>

static struct co_mutex mutex = CO_MUTEX_INIT;
static struct co_rwlock rwlock = CO_RWLOCK_INIT;
static struct co_semaphore semaphore = CO_SEMAPHORE_INIT (3);
static struct co_event event = CO_EVENT_INIT;
static struct co_condition condition = CO_CONDITION_INIT;
static struct co_barrier barrier = CO_BARRIER_INIT (3);
static int inside, readers;

static void
leaves (int *n)
{
  *n = *n - 1;
}

static co_future (int)
locks (char name)
{
  int err = 1;
  co_locked (&mutex, &err)
    {
      __attribute__ ((cleanup (leaves))) int here = 1;
      (void) here;
      check (inside++ == 0);
      co_await (co_sleep (2));
      inside--;
      trace (name);
      if (name == 'b')
	break;
      if (name == 'c')
	co_return (0);
    }
  co_return (err);
}

static co_future (int)
mutexes (void)
{
  int err, other;
  co_nursery (n, &err)
    for (char c = 'a'; c <= 'f'; c++)
      co_start (n, c == 'd' ? co_timeout (3, locks (c)) : locks (c));
  check (err == -ETIMEDOUT);
  trace_length = 0;
  check (co_try_lock (&mutex) == 0 && co_try_lock (&mutex) == -EAGAIN);
  check (co_await (co_timeout (2, co_lock (&mutex))) == -ETIMEDOUT);
  other = 5;
  co_nursery (n)
    {
      co_cancel (n);
      co_locked (&mutex, &other)
	check (0);
    }
  check (other == -ECANCELED);
  co_unlock (&mutex);
  co_nursery (n, &err)
    for (char c = 'a'; c <= 'f'; c++)
      co_start (n, locks (c));
  check (err == 0);
  check_trace ("abcdef");
  co_return (0);
}

static co_future (int)
reads (char name)
{
  co_try (co_await (co_lock_read (&rwlock)));
  check (inside == 0);
  readers++;
  co_await (co_sleep (2));
  readers--;
  trace (name);
  co_unlock_read (&rwlock);
  co_return (0);
}

static co_future (int)
writes (char name)
{
  co_try (co_await (co_lock_write (&rwlock)));
  check (inside++ == 0 && readers == 0);
  co_await (co_sleep (2));
  inside--;
  trace (name);
  co_unlock_write (&rwlock);
  co_return (0);
}

static co_future (int)
patient (co_future (int) f)
{
  check (co_await (co_timeout (1, f)) == -ETIMEDOUT);
  co_return (0);
}

static co_future (int)
rwlocks (void)
{
  unsigned start = elapsed ();
  int err;
  co_nursery (n, &err)
    {
      for (int i = 0; i < 40; i++)
	co_start (n, reads ('r'));
      co_start (n, writes ('w'));
      co_start (n, reads ('s'));
      co_start (n, reads ('s'));
      co_start (n, writes ('x'));
    }
  check (err == 0 && elapsed () - start == 8);
  check_trace ("rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrwssx");
  start = elapsed ();
  co_nursery (n, &err)
    {
      co_start (n, reads ('r'));
      co_start (n, patient (writes ('w')));
      for (int i = 0; i < 40; i++)
	co_start (n, reads ('s'));	/* When the writer gives up they go on.  */
    }
  check (err == 0 && elapsed () - start == 3);
  check_trace ("rssssssssssssssssssssssssssssssssssssssss");
  co_return (0);
}

static co_future (int)
acquires (char name, size_t n)
{
  co_try (co_await (co_acquire (&semaphore, n)));
  co_await (co_sleep (2));
  trace (name);
  co_release (&semaphore, n);
  co_return (0);
}

static co_future (int)
semaphores (void)
{
  int err;
  co_nursery (n, &err)
    {
      co_start (n, acquires ('a', 1));
      co_start (n, acquires ('b', 3));
      co_start (n, acquires ('c', 1));
      co_start (n, acquires ('d', 2));
    }
  check (err == 0);
  check_trace ("abcd");
  check (co_try_acquire (&semaphore, 4) == -EAGAIN && co_try_acquire (&semaphore, 3) == 0);
  co_nursery (n, &err)
    {
      co_start (n, patient (co_acquire (&semaphore, 3)));
      for (int i = 0; i < 40; i++)
	co_start (n, acquires ('e', 1));
      co_await (co_sleep (3));
      co_release (&semaphore, 3);
    }
  check (err == 0 && trace_length == 40);
  trace_length = 0;
  check (co_try_acquire (&semaphore, 3) == 0);
  co_release (&semaphore, 3);
  co_return (0);
}

static co_future (int)
waits (char name)
{
  co_try (co_await (co_wait (&event)));
  trace (name);
  co_return (0);
}

static co_future (int)
arrives (char name, unsigned ms)
{
  co_await (co_sleep (ms));
  co_try (co_await (co_arrive (&barrier)));
  trace (name);
  co_return (0);
}

static co_future (int)
events (void)
{
  int err;
  co_nursery (n, &err)
    {
      for (int i = 0; i < 40; i++)
	co_start (n, waits ('e'));
      co_start (n, patient (waits ('p')));
      co_await (co_sleep (2));
      check_trace ("");
      co_set (&event);
      co_reset (&event);
    }
  check (err == 0 && trace_length == 40);
  trace_length = 0;
  co_set (&event);
  check (co_await (waits ('f')) == 0);
  check_trace ("f");
  co_reset (&event);
  co_nursery (n, &err)
    {
      co_start (n, arrives ('a', 1));
      co_start (n, patient (arrives ('p', 0)));
      co_start (n, arrives ('b', 3));
      co_start (n, arrives ('c', 5));
      co_await (co_sleep (4));
      check_trace ("");
      co_start (n, arrives ('d', 2));
      co_start (n, arrives ('e', 3));
      co_start (n, arrives ('f', 4));
    }
  check (err == 0);
  check_trace ("cabfde");
  struct co_barrier large = CO_BARRIER_INIT (100);
  co_nursery (n, &err)
    for (int i = 0; i < 100; i++)
      co_start (n, co_arrive (&large));
  check (err == 0);
  co_return (0);
}

static int queue_length;

static co_future (int)
consumes (char name)
{
  int err = 0, error = 0;
  co_locked (&mutex, &err)
    {
      while (queue_length == 0 && error == 0)
	error = co_await (co_wait_for (&condition, &mutex));
      check (co_try_lock (&mutex) == -EAGAIN);
      if (error)
	break;
      queue_length--;
      trace (name);
    }
  co_return (err ? err : error);
}

static co_future (int)
conditions (void)
{
  int err;
  co_nursery (n, &err)
    {
      co_start (n, consumes ('a'));
      co_start (n, patient (consumes ('p')));
      co_start (n, consumes ('b'));
      co_start (n, consumes ('c'));
      co_await (co_sleep (2));
      co_locked (&mutex)
	{
	  queue_length = 1;
	  co_signal (&condition);
	}
      co_await (co_sleep (2));
      check_trace ("a");
      co_locked (&mutex)
	{
	  queue_length = 2;
	  co_signal_all (&condition);
	}
    }
  check (err == 0);
  check_trace ("bc");
  check (co_try_lock (&mutex) == 0);
  co_unlock (&mutex);

  /* Dropped while it waits: what unlocks finds it locked.  */
  co_nursery (n)
    {
      co_start (n, consumes ('x'));
      co_start (n, consumes ('y'));
      co_await (co_sleep (1));
      check (co_try_lock (&mutex) == 0);
      break;
    }
  co_unlock (&mutex);
  check (co_try_lock (&mutex) == 0);
  co_unlock (&mutex);
  co_return (0);
}

static co_future (int)
singles (void)
{
  struct co_single single = CO_SINGLE_INIT;
  int err, results[4] = { 0 };
  check (co_await (co_single_run (&single, worker ('a', 1, -EIO))) == -EIO);
  co_future (int) f = co_single_run (&single, worker ('b', 5, -EIO));
  co_future (int) g = co_single_run (&single, worker ('c', 5, 7));
  co_future (int) h = co_single_run (&single, worker ('d', 5, 8));
  co_await (co_join (&f, &results[0], &g, &results[1], &h, &results[2]));
  check (results[0] == -EIO && results[1] == 7 && results[2] == 7);
  check (co_await (co_single_run (&single, worker ('e', 5, 9))) == 7);
  check_trace ("abc");
  single = (struct co_single) CO_SINGLE_INIT;
  co_nursery (n, &err)
    {
      co_start (n, patient (co_single_run (&single, worker ('p', 5, 1))));
      co_start (n, co_single_run (&single, worker ('q', 5, 2)));
    }
  check (err == 0);
  check_trace ("-q");
  co_return (0);
}

static co_future (int)
all (void)
{
  co_try (co_await (mutexes ()));
  co_try (co_await (rwlocks ()));
  co_try (co_await (semaphores ()));
  co_try (co_await (events ()));
  co_try (co_await (conditions ()));
  co_return (co_await (singles ()));
}

/* Ended early anywhere, all is free again.  */
static co_future (int)
mix (void)
{
  static struct co_single single;
  single = (struct co_single) CO_SINGLE_INIT;
  co_nursery (n)
    {
      for (char c = 'a'; c <= 'c'; c++)
	{
	  co_locked (&mutex)
	    co_await (co_sleep (1));
	  co_start (n, locks (c));
	  co_start (n, co_single_run (&single, worker (0, 3, -1)));
	  co_start (n, consumes (c));
	  queue_length = c == 'b';
	  co_signal (&condition);
	  co_start (n, co_timeout (3, co_arrive (&barrier)));
	}
      co_await (co_arrive (&barrier));
      co_signal_all (&condition);
      co_await (co_sleep (5));
      queue_length = 9;
      co_signal_all (&condition);
    }
  co_return (0);
}

static void
all_is_free (void)
{
  trace_length = 0;
  inside = readers = 0;
  queue_length = 0;
  check (co_try_lock (&mutex) == 0);
  co_unlock (&mutex);
  check (barrier.co__arrived == 0 && !condition.co__queue.co__first);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
  check_endings (mix (), all_is_free ());
}
