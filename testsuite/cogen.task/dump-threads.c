/* A dump of a pool looks at timers while another thread turns the wheel that they are in.  */

#include "clock.h"
#include <pthread.h>
#include <unistd.h>

enum { TASKS = 30, DUMPS = 100 };

static FILE *file;
static bool over;

static co_future (int)
sleeps (unsigned ms)
{
  while (!__atomic_load_n (&over, __ATOMIC_RELAXED))
    {
      co_try (co_await (co_sleep_for (ms)));
      ms = (ms * 7 + 13) % 5000 + 1;
    }
  co_return (0);
}

static co_future (int)
dumps (void)
{
  for (int i = 0; i < DUMPS; i++)
    {
      co_dump_tasks (file);
      co_await (co_sleep_for (1));
    }
  __atomic_store_n (&over, true, __ATOMIC_RELAXED);
  co_return (0);
}

static void *
turns_clock (void *arg)
{
  while (!__atomic_load_n (&over, __ATOMIC_RELAXED))
    {
      co_clock_advance (37);
      usleep (50);
    }
  return arg;
}

static co_future (int)
all (void)
{
  int err;
  co_nursery (n, &err)
    {
      for (unsigned i = 0; i < TASKS; i++)
	co_start (n, sleeps (i * 40 + 1));
      co_start (n, dumps ());
    }
  co_return (err);
}

int
main (void)
{
  file = fopen ("/dev/null", "w");
  check (file != NULL);
  pthread_t thread;
  struct co_pool *pool = co_pool_new (2);
  co_clock_thaw ();
  check (pthread_create (&thread, NULL, turns_clock, NULL) == 0);
  check (co_pool_block_on (pool, all ()) == 0);
  pthread_join (thread, NULL);
  co_pool_free (pool);
  fclose (file);
}
