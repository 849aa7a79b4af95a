/* While one worker of a pool runs something long, another one does all the rest: what is
   started, what is woken from outside, timers.  A task that leaves its nursery waits for
   what runs just now.  */

#include "clock.h"
#include <cogen/future.h>
#include <stdatomic.h>
#include <unistd.h>

static atomic_int go, running, done;

static co_future (int)
blocks (void)
{
  running++;
  while (!go)
    usleep (100);
  done++;
  co_return (0);
}

static co_future (int)
nothing (void)
{
  co_return (0);
}

static co_future (int)
starts (void)
{
  int err;
  co_nursery (n, &err)
    {
      co_start (n, blocks ());
      while (!running)
	co_await (co_yield_now ());
      co_nursery (m)
	for (int i = 0; i < 100; i++)
	  co_start (m, nothing ());
      co_await (co_sleep (2));
      check (co_await (co_timeout (2, co_never (int))) == -ETIMEDOUT);
      check (done == 0);
      go = 1;
    }
  check (done == 1);
  co_return (err);
}

/* What is started runs although who started it does not wait.  */
static co_future (int)
computes (void)
{
  co_nursery (n)
    {
      go = 1;
      done = 0;
      co_start (n, blocks ());
      while (!done)
	usleep (100);
    }
  co_return (0);
}

static co_future (int)
slow (void)
{
  running++;
  usleep (20000);
  done++;
  co_await (co_never (int));
  co_return (1);
}

static co_future (int)
leaves (void)
{
  running = done = 0;
  co_nursery (n)
    {
      co_start (n, slow ());
      while (!running)
	co_await (co_yield_now ());
      break;
    }
  check (done == 1);
  running = done = 0;
  {
    co_task (int) t = co_spawn (slow ());
    while (!running)
      co_await (co_yield_now ());
    co_drop (&t);
    check (done == 1);
  }
  co_return (0);
}

int
main (void)
{
  co_clock_thaw ();
  struct co_pool *pool = co_pool_new (2);
  check (co_pool_block_on (pool, starts ()) == 0);
  check (co_pool_block_on (pool, computes ()) == 0);
  check (co_pool_block_on (pool, leaves ()) == 0);
  co_pool_free (pool);
}
