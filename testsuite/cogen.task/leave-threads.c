/* To leave a nursery early drops its tasks, and requests nothing: one that runs on another thread
   just then sees no request before it is dropped, at its next wait, whoever is cancelled
   elsewhere.  */

#include "clock.h"

enum { ROUNDS = 3000, MOST = 100000 };

static int began, seen, ended;

static void
ends (int *unused)
{
  (void) unused;
  __atomic_add_fetch (&ended, 1, __ATOMIC_SEQ_CST);
}

static co_future (int)
runs (void)
{
  int unused __attribute__ ((cleanup (ends))) = 0;
  for (int i = 0; i < MOST; i++)
    {
      __atomic_store_n (&began, 1, __ATOMIC_SEQ_CST);
      for (volatile int j = 0; j < 5000; j = j + 1)
	;
      if (co_cancelled ())
	__atomic_store_n (&seen, 1, __ATOMIC_SEQ_CST);
      int err = 1;
      co_nursery (n, &err)
	if (co_cancelled ())
	  __atomic_store_n (&seen, 1, __ATOMIC_SEQ_CST);
      co_await (co_yield_now ());
    }
  check (!"it is dropped");
  co_return (0);
}

static co_future (int)
leaves (void)
{
  __atomic_store_n (&began, 0, __ATOMIC_SEQ_CST);
  co_nursery (n)
    {
      co_start (n, runs ());
      while (!__atomic_load_n (&began, __ATOMIC_SEQ_CST))
	co_await (co_yield_now ());
      break;
    }
  co_return (0);
}

static co_future (int)
all (void)
{
  co_nursery (n)
    {
      co_cancel (n);		/* There is a request somewhere.  */
      for (int i = 0; i < ROUNDS; i++)
	co_await (co_shield (leaves ()));
    }
  co_return (0);
}

int
main (void)
{
  struct co_pool *pool = co_pool_new (2);
  check (co_pool_block_on (pool, all ()) == 0);
  co_pool_free (pool);
  check (!seen && ended == ROUNDS);
}
