/* co_sleep (ms): a future that is ready after that time and not before; many
   at once; dropped before their time they are gone.  */

#include "check.h"
#include <cogen.h>
#include <time.h>

static double
now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

/* Starts all the timers, then waits for each: as long as the longest.  */
static co_future (void)
together (int n)
{
  co_future (void) timers[10];
  for (int i = 0; i < n; i++)
    {
      timers[i] = co_sleep (10 * (n - i));
      check (co_poll (&timers[i], co_context ()) == CO_PENDING);
    }
  for (int i = 0; i < n; i++)
    if (i % 3)
      co_await (timers[i]);
    else
      co_drop (&timers[i]);
}

int
main (void)
{
  double start = now ();
  co_block_on (co_sleep (20));
  check (now () - start >= 0.020);
  co_block_on (co_sleep (0));
  start = now ();
  co_block_on (together (10));
  check (now () - start >= 0.090);

  co_future (void) f = co_sleep (100000);
  co_drop (&f);
  return 0;
}
