/* info tasks: all tasks, and what each waits for.  */

#include <cogen/task.h>
#include <cogen/time.h>

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

co_future (int)
all (void)
{
  int err;
  co_task (int) spawned = co_spawn (walks (2));
  co_nursery (n, &err)
    {
      co_start (n, fetches (20));
      co_await (co_sleep (5));
      co_start (n, sleeps (10));
      stop ();
    }
  co_drop (&spawned);
  co_return (err);
}

int
main (void)
{
  co_clock_freeze ();
  stop ();
  return co_block_on (all ());
}
