/* Whoever turns the clock meanwhile, freezes it or lets it go on: what waits on several threads
   is ready, and not before its time.  */

#include "clock.h"
#include <pthread.h>
#include <unistd.h>

enum { THREADS = 4, TASKS = 4, WAITS = 100 };

static struct co_pool *pool;
static bool over;

static unsigned
next (unsigned *seed, unsigned n)
{
  *seed = *seed * 1664525 + 1013904223;
  return (*seed >> 9) % n;
}

static co_future (int)
waits (unsigned seed)
{
  for (int i = 0; i < WAITS; i++)
    {
      unsigned ms = next (&seed, 40);
      uint64_t due = co_now () + ms * (uint64_t) 1000000;
      switch (next (&seed, 3))
	{
	case 0:
	  check (co_await (co_sleep_for (ms)) == 0);
	  break;
	case 1:
	  check (co_await (co_sleep_until (due)) == 0);
	  break;
	case 2:
	  check (co_await (co_timeout (ms, co_sleep_for (1000000))) == -ETIMEDOUT);
	  break;
	}
      check (co_now () >= due);
    }
  co_return (0);
}

static co_future (int)
all (unsigned seed)
{
  int err;
  co_nursery (n, &err)
    for (unsigned i = 0; i < TASKS; i++)
      co_start (n, waits (seed * 100 + i));
  co_return (err);
}

static void *
blocks (void *arg)
{
  unsigned i = *(unsigned *) arg;
  check ((i % 2 ? co_pool_block_on (pool, all (i)) : co_block_on (all (i))) == 0);
  return NULL;
}

static void *
turns (void *arg)
{
  unsigned seed = 1;
  while (!__atomic_load_n (&over, __ATOMIC_RELAXED))
    {
      switch (next (&seed, 5))
	{
	case 0:
	  co_clock_freeze ();
	  break;
	case 1:
	case 2:
	  co_clock_thaw ();
	  break;
	default:
	  co_clock_advance (next (&seed, 10));
	}
      usleep (next (&seed, 1000));
    }
  return arg;
}

int
main (void)
{
  pthread_t threads[THREADS], turner;
  unsigned numbers[THREADS];
  pool = co_pool_new (2);
  check (pthread_create (&turner, NULL, turns, NULL) == 0);
  for (unsigned i = 0; i < THREADS; i++)
    {
      numbers[i] = i;
      check (pthread_create (&threads[i], NULL, blocks, &numbers[i]) == 0);
    }
  for (unsigned i = 0; i < THREADS; i++)
    pthread_join (threads[i], NULL);
  __atomic_store_n (&over, true, __ATOMIC_RELAXED);
  pthread_join (turner, NULL);
  co_pool_free (pool);
}
