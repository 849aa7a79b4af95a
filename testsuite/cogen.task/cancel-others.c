/* A request to end reaches who waits for what others do: a task, a promise, a shared future,
   also where that is there already.  Not where the result is no int, nor in a shield.  */

#include "clock.h"
#include <cogen/future.h>

static co_future (long)
large (void)
{
  co_await (co_sleep (10));
  co_return (7L);
}

static co_future (int)
in_scope (bool cancelled)
{
  int wanted = cancelled ? -ECANCELED : 5;
  co_task (int) done = co_spawn (worker (0, 0, 5)), runs = co_spawn (worker ('r', 10, 5));
  co_await (co_shield (co_then (co_sleep_for (5), x, x)));
  check (co_await (done) == wanted);
  check (co_await (&runs) == wanted);
  co_drop (&runs);
  check_trace (cancelled ? "R" : "r");

  co_task (long) other = co_spawn (large ());
  check (co_await (other) == 7);
  check (co_await (co_shield (co_spawn (worker (0, 10, 5)))) == 5);

  co_promise (int) p = co_promise_new (int);
  co_future (int) f = co_promised (p);
  co_resolve (p, 5);
  check (co_await (f) == wanted);
  co_return (0);
}

/* Not in a pool.  */
static co_future (int)
shared (bool cancelled)
{
  co_shared (int) s = co_share (worker (0, 10, 5));
  check (co_await (co_shared_wait (s)) == (cancelled ? -ECANCELED : 5));
  check (co_await (co_shield (co_shared_wait (s))) == 5);
  co_shared_unref (s);
  co_return (0);
}

static co_future (int)
all (bool pooled)
{
  check (co_await (in_scope (false)) == 0);
  co_nursery (n)
    {
      co_cancel (n);
      check (co_await (in_scope (true)) == 0);
      if (!pooled)
	check (co_await (shared (true)) == 0);
    }
  if (!pooled)
    check (co_await (shared (false)) == 0);

  /* It is woken.  */
  unsigned start = elapsed ();
  check (co_await (co_timeout (5, co_spawn (worker ('w', 1000, 5)))) == -ETIMEDOUT);
  check_trace ("W");
  co_promise (int) p = co_promise_new (int);
  check (co_await (co_timeout (5, co_promised (p))) == -ETIMEDOUT);
  co_resolve (p, 1);
  check (co_await (co_timeout (5, co_never (int))) == -ETIMEDOUT);
  check (elapsed () - start == 15);
  co_return (0);
}

int
main (void)
{
  check (co_block_on (all (false)) == 0);
  struct co_pool *pool = co_pool_new (2);
  check (co_pool_block_on (pool, all (true)) == 0);
  co_pool_free (pool);
}
