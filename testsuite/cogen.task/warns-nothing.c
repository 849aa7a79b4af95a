/* { dg-options "-O2 -std=c11 -Wall -Wextra -Wshadow -Wconversion -Wpedantic" } */
/* No use of the runtime's macros warns, one in another neither.  */

#include <cogen/future.h>
#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>

static co_future (int)
one (int a)
{
  co_await (co_yield_now ());
  co_return (a);
}

static co_future (int)
all (void)
{
  struct co_mutex mutex = CO_MUTEX_INIT;
  int err, inner, r, s;
  co_nursery (n, &err)
    {
      co_nursery (m)
	{
	  co_start (m, co_do (co_future (int), {
	    co_nursery (k, 0)
	      co_start (k, co_shield (co_timeout (1, one (3))));
	    co_return (co_await (co_timeout (5, co_shield (co_timeout (6, one (2))))));
	  }));
	  co_start (n, co_timeout (3, co_timeout (4, co_race (one (1), one (2), one (3)))));
	}
      co_locked (&mutex, &inner)
	{
	  struct co_mutex other = CO_MUTEX_INIT;
	  co_locked (&other)
	    co_await (co_yield_now ());
	}
      co_task (int) t = co_spawn (co_then (one (1), x, co_await (co_then (one (x), y, y + x))));
      co_detach (t);
      co_future (int) f = one (1), g = co_deadline (co_now () + 5, one (2));
      co_await (co_join (&f, &r, &g, &s));
      co_chan (short) c = co_chan_new (short, 2);
      short v;
      co_await (co_send (c, 1));
      co_await (co_recv (c, &v));
      co_chan_unref (c);
    }
  co_return (err + inner);
}

int
main (void)
{
  return co_block_on (all ());
}
