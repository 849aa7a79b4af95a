/* A call that has returned, though nobody has looked yet, does not keep the frozen clock from
   going on.  */

#include "clock.h"
#include <cogen/future.h>
#include <pthread.h>

static pthread_mutex_t may_return = PTHREAD_MUTEX_INITIALIZER;

static int
returns (void *arg)
{
  pthread_mutex_lock (&may_return);
  pthread_mutex_unlock (&may_return);
  return arg == NULL ? 5 : 6;
}

/* LATE: it returns when everything waits.  */
static co_future (int)
keeps (bool late)
{
  int a = 0, b = 0;
  if (late)
    pthread_mutex_lock (&may_return);
  co_future (int) call = co_offload (returns, NULL), first = co_ready (1);
  check (co_poll (&call, co_context (), &a) == CO_PENDING);
  check (co_await (co_select (&first, &b)) == 0 && b == 1);
  co_future (int) other = co_offload (returns, "");
  if (late)
    pthread_mutex_unlock (&may_return);
  check (co_await (other) == 6);
  check (co_await (co_sleep_for (1000)) == 0);
  check (co_await (call) == 5);
  co_return (0);
}

/* It is pending as long as it runs, and whom it wakes runs before the clock goes on.  */
static int
sleeps (void *arg)
{
  struct timespec t = { 0, 20000000 };
  nanosleep (&t, NULL);
  return arg == NULL ? 5 : 6;
}

static co_future (int)
waits (void)
{
  unsigned start = elapsed ();
  int a = 0, b = 0;
  co_future (int) call = co_offload (sleeps, NULL), sleep = co_sleep_for (1);
  check (co_await (co_select (&sleep, &b, &call, &a)) == 1 && a == 5);
  check (elapsed () == start);
  check (co_await (sleep) == 0);
  co_return (0);
}

/* Begun in one executor, kept, and awaited in another one.  */
static co_future (int) moved;

static co_future (int)
begins (void)
{
  int r = 0;
  moved = co_offload (sleeps, NULL);
  check (co_poll (&moved, co_context (), &r) == CO_PENDING);
  co_return (0);
}

static co_future (int)
ends (void)
{
  check (co_await (co_move (moved)) == 5);
  check (co_await (co_sleep_for (1000)) == 0);
  co_return (0);
}

static co_future (int)
all (void)
{
  for (int i = 0; i < 20; i++)
    {
      check (co_await (keeps (false)) == 0);
      check (co_await (keeps (true)) == 0);
    }
  check (co_await (waits ()) == 0);
  co_return (0);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
  check (co_block_on (begins ()) == 0);
  check (co_block_on (ends ()) == 0);
  struct co_pool *pool = co_pool_new (2);
  check (co_pool_block_on (pool, all ()) == 0);
  check (co_block_on (begins ()) == 0);
  check (co_pool_block_on (pool, ends ()) == 0);
  check (co_pool_block_on (pool, begins ()) == 0);
  check (co_block_on (ends ()) == 0);
  co_pool_free (pool);
}
