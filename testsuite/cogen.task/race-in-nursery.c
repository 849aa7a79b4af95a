/* Those that a race drops stand in nurseries, their own, and leave them; what polled them looks
   at those no more.  */

#include "clock.h"
#include <cogen/future.h>

static co_future (int)
in_nurseries (int depth, unsigned ms, int result)
{
  int err = 0;
  co_nursery (n, &err)
    {
      co_start (n, worker (0, 20, 0));
      if (depth > 0)
	co_return (co_await (in_nurseries (depth - 1, ms, result)));
      co_try (co_await (co_sleep_for (ms)));
    }
  co_return (err ? err : result);
}

static co_future (int)
races (int depth)
{
  check (co_await (co_race (worker (0, 1, 1), in_nurseries (depth, 5, 2))) == 1);
  check (co_await (co_race (in_nurseries (depth, 5, 1), worker (0, 1, 2))) == 2);
  check (co_await (co_race (in_nurseries (depth, 50, 1), in_nurseries (depth, 1, 2))) == 2);
  check (co_await (co_timeout (2, co_race (in_nurseries (depth, 9, 1),
					  in_nurseries (depth, 9, 2))))
	 == -ETIMEDOUT);
  co_nursery (n)
    {
      co_start (n, co_race (in_nurseries (depth, 9, 1), in_nurseries (depth, 9, 2)));
      co_await (co_sleep (3));
      break;
    }
  co_return (0);
}

static co_future (int)
all (void)
{
  for (int depth = 0; depth < 4; depth++)
    check (co_await (races (depth)) == 0);
  co_return (0);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
  struct co_pool *pool = co_pool_new (2);
  check (co_pool_block_on (pool, all ()) == 0);
  co_pool_free (pool);
}
