/* A sleep that a coroutine awaits has seven words in its frame, the timer included: no waker,
   no pointer to itself, and not the time beside the deadline.  */

#include "check.h"
#include <cogen/task.h>
#include <cogen/time.h>

static co_future (int)
sleeper (void)
{
  co_return (co_await (co_sleep_for (1000)));
}

static co_future (int)
until (uint64_t time)
{
  co_return (co_await (co_sleep_until (time)));
}

int
main (void)
{
  co_clock_freeze ();
#ifndef __SANITIZE_ADDRESS__	/* which has space between variables */
  check (co_frame_size (sleeper) <= 8 * sizeof (void *));
  check (co_frame_size (until) <= 8 * sizeof (void *));
#endif
  uint64_t start = co_now ();
  check (co_block_on (sleeper ()) == 0);
  check (co_now () == start + 1000000000);
  check (co_block_on (until (start + 2000000000)) == 0);
  check (co_now () == start + 2000000000);
  return 0;
}
