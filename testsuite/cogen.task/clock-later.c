/* What waits for some time does so from when it is first polled, whoever turns the clock
   then, and whether it is frozen.  */

#include "check.h"
#include <cogen/future.h>
#include <cogen/task.h>
#include <cogen/time.h>
#include <pthread.h>

enum { HOUR = 3600000 };

static void *
advance (void *arg)
{
  co_clock_advance (HOUR);
  return arg;
}

static void *
freeze_and_advance (void *arg)
{
  co_clock_freeze ();
  return advance (arg);
}

/* FN runs on another thread, or on this one, right after both have begun to wait.  */
static co_future (int)
waits (void *(*fn) (void *), bool alone)
{
  co_future (int) sleeps = co_sleep_for (HOUR);
  co_future (int) timeout = co_timeout (HOUR, co_never (int));
  co_future (int) longer = co_timeout (HOUR + 1000, co_never (int));
  int r = 1;
  check (co_poll (&sleeps, co_context (), &r) == CO_PENDING);
  check (co_poll (&timeout, co_context (), &r) == CO_PENDING);
  check (co_poll (&longer, co_context (), &r) == CO_PENDING);
  if (alone)
    {
      pthread_t thread;
      check (pthread_create (&thread, NULL, fn, NULL) == 0);
      pthread_join (thread, NULL);
    }
  else
    fn (NULL);
  check (co_await (sleeps) == 0);
  check (co_await (timeout) == -ETIMEDOUT);
  check (co_poll (&longer, co_context (), &r) == CO_PENDING);
  co_drop (&longer);
  co_clock_thaw ();
  co_return (0);
}

/* In a later round what was armed in an earlier one is in the wheel.  */
static co_future (int)
rounds (void)
{
  co_future (int) timeout = co_timeout (HOUR, co_never (int));
  int r = 1;
  check (co_poll (&timeout, co_context (), &r) == CO_PENDING);
  for (int i = 0; i < 200; i++)
    co_await (co_yield_now ());
  check (co_poll (&timeout, co_context (), &r) == CO_PENDING);
  co_clock_advance (HOUR);
  check (co_await (timeout) == -ETIMEDOUT);
  co_return (0);
}

int
main (void)
{
  for (int alone = 0; alone <= 1; alone++)
    {
      co_block_on (waits (advance, alone));
      co_block_on (waits (freeze_and_advance, alone));
    }
  co_block_on (rounds ());
}
