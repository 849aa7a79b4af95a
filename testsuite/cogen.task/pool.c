/* A pool runs what co_block_on does: results of each kind, nurseries, cancellation, timers,
   what is spawned, offloaded, limited; with the clock frozen, and the same at each size.  */

#include "clock.h"
#include <cogen/sync.h>
#include <stdatomic.h>

struct big { long a[9]; };

static co_future (struct big)
makes (void)
{
  co_await (co_sleep (1));
  co_return ((struct big) { { 1, 2, 3, 4, 5, 6, 7, 8, 9 } });
}

static atomic_int touched;

static co_future (void)
touches (void)
{
  co_await (co_yield_now ());
  touched++;
}

static co_future (int)
adds (atomic_int *sum, int n)
{
  for (int i = 0; i < n; i++)
    {
      atomic_fetch_add (sum, 1);
      co_await (co_yield_now ());
    }
  co_return (0);
}

static co_future (int)
many (int tasks)
{
  static atomic_int sum;
  int err = 1;
  sum = 0;
  co_nursery (n, &err)
    for (int i = 0; i < tasks; i++)
      co_start (n, adds (&sum, 10));
  check (err == 0);
  co_return (sum);
}

static co_future (int)
first_error (void)
{
  int err;
  unsigned start = elapsed ();
  co_nursery (n, &err)
    {
      co_start (n, worker (0, 1000, 1));
      co_start (n, worker (0, 2000, 1));
      co_start (n, worker (0, 7, -5));
      co_start (n, co_shield (worker (0, 9, 3)));
    }
  check (elapsed () == start + 9);
  co_return (err);
}

static co_future (int)
leaves (void)
{
  int err = 77;
  static atomic_int sum;
  unsigned start = elapsed ();
  co_nursery (n, &err)
    {
      for (int i = 0; i < 20; i++)
	co_start (n, adds (&sum, 1000));
      co_start (n, worker (0, 1000, 1));
      co_await (co_sleep (3));
      break;
    }
  int then = sum;
  co_await (co_yield_now ());
  check (sum == then && elapsed () == start + 3);
  co_return (err);
}

static co_future (int)
asks (atomic_int *asked)
{
  while (!co_cancelled ())
    co_await (co_yield_now ());
  ++*asked;
  co_return (co_await (co_sleep_for (5)));
}

static co_future (int)
cancels (void)
{
  int err;
  static atomic_int asked;
  asked = 0;
  co_nursery (n, &err)
    {
      for (int i = 0; i < 10; i++)
	co_start (n, asks (&asked));
      co_cancel (n);
      check (co_start (n, worker (0, 1, 1)) == -ECANCELED);
    }
  check (asked == 10);
  co_return (err);
}

static co_future (int)
limited (void)
{
  int err;
  unsigned start = elapsed ();
  co_nursery (n, &err)
    for (int i = 0; i < 20; i++)
      check (co_await (co_start_limited (n, 4, worker (0, 10, 1))) == 0);
  check (err == 0 && elapsed () == start + 50);
  co_return (0);
}

static int
returns (void *arg)
{
  return *(int *) arg;
}

static co_future (int)
spawns (void)
{
  static int seven = 7;
  co_task (struct big) t = co_spawn (makes ());
  co_task (void) u = co_spawn (touches ());
  co_task (int) dropped = co_spawn (worker ('c', 1000, 5));
  co_task (int) unused = co_spawn (worker (0, 0, 5));
  check (co_await (t).a[8] == 9);
  co_await (u);
  check (touched > 0);
  co_drop (&dropped);
  check_trace ("C");
  co_detach (co_spawn (worker (0, 100000, 5)));
  (void) unused;
  check (co_await (co_offload (returns, &seven)) == 7);
  check (co_await (co_timeout (50, co_offload (returns, &seven))) == 7);
  co_return (co_await (co_timeout (2, worker (0, 1000, 1))));
}

static co_local (int) counter;

static co_future (int)
counts (int n)
{
  check (co_task_name ("counts") == 0);
  for (int i = 0; i < n; i++)
    {
      check ((*co_local_of (&counter))++ == i);
      co_await (co_yield_now ());
    }
  co_return (0);
}

static co_future (int)
locals (void)
{
  int err;
  co_nursery (n, &err)
    for (int i = 0; i < 10; i++)
      co_start (n, counts (10));
  co_return (err);
}

static co_future (int)
sends (co_chan (int) c, int n)
{
  for (int i = 1; i <= n; i++)
    co_try (co_await (co_send (c, i)));
  co_close (c);
  co_return (0);
}

static co_future (int)
receives (co_chan (int) c)
{
  int v, sum = 0;
  while (co_await (co_recv (c, &v)) == 1)
    sum += v;
  co_return (sum);
}

static co_future (int)
channels (size_t room)
{
  int sum = 0;
  co_chan (int) c = co_chan_new (int, room);
  co_nursery (n)
    {
      co_start (n, sends (c, 100));
      sum = co_await (receives (c));
    }
  co_chan_unref (c);
  co_return (sum);
}

int
main (void)
{
  for (unsigned threads = 1; threads <= 4; threads++)
    {
      struct co_pool *pool = co_pool_new (threads);
      check (pool != NULL);
      check (co_pool_block_on (pool, makes ()).a[4] == 5);
      co_pool_block_on (pool, touches ());
      check (co_pool_block_on (pool, many (300)) == 3000);
      check (co_pool_block_on (pool, first_error ()) == -5);
      check (co_pool_block_on (pool, leaves ()) == 77);
      check (co_pool_block_on (pool, cancels ()) == -ECANCELED);
      check (co_pool_block_on (pool, limited ()) == 0);
      check (co_pool_block_on (pool, spawns ()) == -ETIMEDOUT);
      check (co_pool_block_on (pool, locals ()) == 0);
      check (co_pool_block_on (pool, channels (0)) == 5050);
      check (co_pool_block_on (pool, channels (7)) == 5050);
      co_pool_free (pool);
    }
  struct co_pool *pool = co_pool_new (0);
  check (pool && co_pool_block_on (pool, many (10)) == 100);
  co_pool_free (pool);
  co_pool_free (NULL);
}
