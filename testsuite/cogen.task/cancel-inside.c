/* A request that is made by what it ends is seen at once, in whatever that is polled, the
   first time and later; and when all is over nobody counts as cancelled any more.  */

#include "check.h"
#include <cogen/future.h>
#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>

static struct co_mutex mutex = CO_MUTEX_INIT;
static struct co_event event = CO_EVENT_INIT;

static co_future (int)
zero (void)
{
  co_return (0);
}

/* All that can wait ends, also what is opened now.  */
static co_future (int)
is_cancelled (bool yes)
{
  int wanted = yes ? -ECANCELED : 0, err = 1, started = 1;
  check (co_cancelled () == yes);
  check (co_await (co_lock (&mutex)) == wanted);
  if (!yes)
    co_unlock (&mutex);
  co_nursery (n, &err)
    {
      check (co_cancelled () == yes);
      started = co_start (n, zero ());
    }
  check (started == wanted && err == 0);
  int r = 1;
  co_future (int) f = co_lock (&mutex);
  check (co_await (co_select (&f, &r)) == 0 && r == wanted);
  if (!yes)
    co_unlock (&mutex);
  check (co_await (co_timeout (1000, co_wait (&event))) == (yes ? -ECANCELED : -ETIMEDOUT));
  co_return (0);
}

static co_future (int)
shielded (struct co_nursery *n, bool after)
{
  if (after)
    co_await (co_yield_now ());
  co_cancel (n);
  check (!co_cancelled ());
  check (co_await (co_lock (&mutex)) == 0);
  co_unlock (&mutex);
  co_return (0);
}

/* AFTER: not before the second poll.  */
static co_future (int)
cancels (struct co_nursery *n, bool after, bool opens)
{
  if (opens)
    co_nursery (inner)
      {
	if (after)
	  co_await (co_yield_now ());
	co_cancel (n);
	check (co_cancelled ());
	check (co_start (inner, zero ()) == -ECANCELED);
      }
  if (!opens && after)
    co_await (co_yield_now ());
  co_cancel (n);
  co_return (co_await (is_cancelled (true)));
}

static co_future (int)
one (int depth, bool after, bool opens)
{
  int err = 1;
  co_nursery (n, &err)
    {
      int r = 1;
      co_future (int) f = { 0 };
      switch (depth)
	{
	case 0:
	  r = co_await (co_timeout (1000, cancels (n, after, opens)));
	  break;
	case 1:
	  r = co_await (co_timeout (1000, co_timeout (1000, cancels (n, after, opens))));
	  break;
	case 2:
	  f = co_timeout (1000, cancels (n, after, opens));
	  co_await (co_join (&f, &r));
	  break;
	case 3:
	  r = co_await (co_timeout (1000, co_shield (shielded (n, after))));
	  break;
	}
      check (r == 0);
      check (co_cancelled ());
      check (co_await (is_cancelled (true)) == 0);
    }
  check (err == 0);
  co_return (co_await (is_cancelled (false)));
}

static co_future (int)
all (void)
{
  for (int depth = 0; depth < 4; depth++)
    for (int after = 0; after <= 1; after++)
      for (int opens = 0; opens <= 1; opens++)
	check (co_await (one (depth, after, opens)) == 0);
  co_return (0);
}

int
main (void)
{
  unsigned before = co__requests;
  co_clock_freeze ();
  check (co_block_on (all ()) == 0);
  check (co__requests == before);
  struct co_pool *pool = co_pool_new (2);
  check (co_pool_block_on (pool, all ()) == 0);
  co_pool_free (pool);
  check (co__requests == before);
}
