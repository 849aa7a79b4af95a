/* co_block_on runs a future to its end on this thread and gives its value,
   void for co_future (void); it sleeps meanwhile, and consumes a variable.  */

#include "check.h"
#include <cogen.h>
#include <time.h>

static co_future (long)
slow (unsigned ms, long value)
{
  co_await (co_sleep (ms));
  co_return (value);
}

static co_future (void)
both (long *sum)
{
  *sum += co_await (slow (10, 1));
  *sum += co_await (slow (10, 2));
}

static double
seconds (clockid_t clock)
{
  struct timespec t;
  clock_gettime (clock, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

int
main (void)
{
  double start = seconds (CLOCK_MONOTONIC);
  check (co_block_on (slow (30, 7)) == 7);
  check (seconds (CLOCK_MONOTONIC) - start >= 0.03);

  long sum = 0;
  co_future (void) f = both (&sum);
  co_block_on (f);
  check (sum == 3 && co_is_null (f));
  check (seconds (CLOCK_MONOTONIC) - start >= 0.05);
  check (seconds (CLOCK_PROCESS_CPUTIME_ID) < 5);
  return 0;
}
