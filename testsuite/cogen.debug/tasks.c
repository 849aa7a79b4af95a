/* info tasks: all tasks, what each waits for, and who has a lock.  */

#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>
#include <errno.h>

void __attribute__ ((noipa))
stop (void)
{
}


co_future (int)
sleeps (unsigned ms)
{
  int err = co_await (co_sleep_for (ms));
  co_return (err);
}

co_future (int)
fetches (unsigned ms)
{
  co_task_name ("fetcher");
  int err = co_await (sleeps (ms));
  co_return (err);
}

co_future (int)
walks (int n)
{
  if (n == 0)
    co_return (co_await (co_sleep_for (30)));
  int below = co_await (walks (n - 1));
  co_return (below + n);
}

static struct co_mutex mutex = CO_MUTEX_INIT;
static struct co_rwlock lock = CO_RWLOCK_INIT;

co_future (int)
holds (void)
{
  co_task_name ("holder");
  int err;
  co_locked (&mutex, &err)
    err = co_await (co_sleep_for (40));
  co_return (err);
}

co_future (int)
locks (void)
{
  co_return (co_await (co_lock (&mutex)));
}

co_future (int)
writes (void)
{
  co_return (co_await (co_lock_write (&lock)));
}

co_future (int)
all (void)
{
  int err = co_await (co_lock_write (&lock));
  co_task (int) spawned = co_spawn (walks (2));
  co_nursery (n, &err)
    {
      co_start (n, fetches (20));
      co_start (n, holds ());
      co_start (n, locks ());
      co_start (n, writes ());
      co_await (co_sleep (5));
      co_start (n, sleeps (10));
      stop ();
      co_cancel (n);
    }
  co_drop (&spawned);
  co_return (err);
}

int
main (void)
{
  co_clock_freeze ();
  stop ();
  return co_block_on (all ()) == -ECANCELED ? 0 : 1;
}
