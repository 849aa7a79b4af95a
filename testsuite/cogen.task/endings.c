/* Whatever waits, dropped or requested to end at each moment: nothing leaks, nobody is left
   waiting.  */

#include "endings.h"

static co_future (int)
child (unsigned ms)
{
  co_await (co_sleep (ms));
  co_task (int) t = co_spawn (worker (0, 4, 3));
  co_await (co_timeout (2, co_sleep_for (3)));
  co_await (co_shield (co_sleep_for (2)));
  co_await (t);
  co_for_await (uint64_t due, co_every (2))
    if (due % 3)
      break;
  co_return (co_await (co_deadline (co_now () + 1000000, worker (0, 2, 0))) == -ETIMEDOUT
	     ? 0 : -ECANCELED);
}

static co_future (int)
parent (unsigned depth)
{
  int err;
  co_nursery (n, &err)
    {
      co_start (n, child (depth));
      if (depth > 0)
	co_start (n, parent (depth - 1));
      co_await (co_start_limited (n, 1, child (1)));
      co_detach (co_spawn (child (3)));
      co_await (co_yield_now ());
      co_await (child (1));
    }
  co_return (err);
}

int
main (void)
{
  check_endings (child (0), (void) 0);
  check_endings (parent (2), (void) 0);
}
