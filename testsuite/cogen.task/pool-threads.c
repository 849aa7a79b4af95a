/* Tasks of a pool that wake, cancel, leave and drop each other at random, for a while; each
   nursery, channel and lock keeps what it promises.  */

#include "clock.h"
#include <cogen/future.h>
#include <cogen/sync.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <unistd.h>

static double
processor_seconds (void)
{
  struct rusage use;
  getrusage (RUSAGE_SELF, &use);
  return (double) use.ru_utime.tv_sec + (double) use.ru_stime.tv_sec
	 + 1e-6 * (double) (use.ru_utime.tv_usec + use.ru_stime.tv_usec);
}

/* Random numbers, of each task its own.  */
static atomic_uint seeds;

static unsigned
draw (unsigned *seed, unsigned below)
{
  *seed = *seed * 1664525 + 1013904223;
  return (*seed >> 8) % below;
}

/* A pause that is no wait: none, or a moment.  */
static void
dawdle (unsigned *seed)
{
  unsigned n = draw (seed, 8);
  if (n == 0)
    usleep (draw (seed, 50));
  else if (n < 4)
    for (volatile unsigned i = draw (seed, 300); i > 0; i--)
      ;
}

static atomic_int alive;

static void
gone (int *unused)
{
  (void) unused;
  atomic_fetch_sub (&alive, 1);
}

static struct co_mutex mutex = CO_MUTEX_INIT;
static long guarded, taken;
static struct co_semaphore semaphore = CO_SEMAPHORE_INIT (2);
static atomic_int inside;

static int
offloaded (void *arg)
{
  return *(int *) arg;
}

static co_future (int) task (unsigned depth);

static co_future (int)
nest (unsigned *seed, unsigned depth)
{
  int err = 1;
  unsigned how = draw (seed, 6);
  co_nursery (n, &err)
    {
      for (unsigned i = draw (seed, 5); i > 0; i--)
	{
	  if (how == 5)
	    co_await (co_start_limited (n, 2, task (depth - 1)));
	  else
	    co_start (n, task (depth - 1));
	}
      dawdle (seed);
      if (how == 0)
	break;
      if (how == 1)
	co_cancel (n);
      if (how == 2)
	{
	  co_await (co_yield_now ());
	  break;
	}
    }
  check (err == 1 || err == 0 || err == -ECANCELED || err == -7);
  co_return (err == -7 ? 0 : err);
}

static co_future (int)
task (unsigned depth)
{
  static int three = 3;
  int here __attribute__ ((cleanup (gone))) = atomic_fetch_add (&alive, 1);
  unsigned seed = atomic_fetch_add (&seeds, 77777);
  int error = 0;
  for (unsigned steps = draw (&seed, 4); steps > 0 && error >= 0; steps--)
    {
      dawdle (&seed);
      switch (draw (&seed, depth ? 10 : 8))
	{
	case 0:
	  co_await (co_yield_now ());
	  break;
	case 1:
	  co_locked (&mutex, &error)
	    {
	      guarded++;
	      if (draw (&seed, 4) == 0)
		co_await (co_yield_now ());
	      atomic_fetch_add_explicit ((_Atomic long *) &taken, 1, memory_order_relaxed);
	    }
	  break;
	case 2:
	  error = co_await (co_acquire (&semaphore, 1));
	  if (error)
	    break;
	  check (atomic_fetch_add (&inside, 1) < 2);
	  dawdle (&seed);
	  atomic_fetch_sub (&inside, 1);
	  co_release (&semaphore, 1);
	  break;
	case 3:
	  error = co_await (co_sleep_for (draw (&seed, 3)));
	  break;
	case 4:
	  error = co_await (co_timeout (draw (&seed, 2), co_sleep_for (draw (&seed, 3))));
	  if (error == -ETIMEDOUT)
	    error = 0;
	  break;
	case 5:
	  {
	    co_task (int) t = co_spawn (task (0));
	    dawdle (&seed);
	    if (draw (&seed, 3))
	      error = co_await (t);
	    else if (draw (&seed, 4) == 0)
	      co_detach (t);
	    if (error == -7)
	      error = 0;
	    break;
	  }
	case 6:
	  if (draw (&seed, 8) == 0)
	    error = co_await (co_offload (offloaded, &three));
	  break;
	case 7:
	  if (draw (&seed, 20) == 0)
	    co_return (-7);
	  break;
	default:
	  error = co_await (nest (&seed, depth));
	}
    }
  (void) here;
  co_return (error);
}

static co_chan (int) channel;
static atomic_int sent, received;

static co_future (int)
sends (int n)
{
  for (int i = 0; i < n; i++)
    {
      int error = co_await (co_timeout (1, co_send (channel, 1)));
      if (error == 0)
	sent++;
      else
	check (error == -ETIMEDOUT);
    }
  co_return (0);
}

static co_future (int)
receives (void)
{
  int v;
  while (co_await (co_recv (channel, &v)) == 1)
    received++;
  co_return (0);
}

static co_future (int)
channels (void)
{
  int err;
  channel = co_chan_new (int, 2);
  co_nursery (m)
    {
      for (int i = 0; i < 3; i++)
	co_start (m, receives ());
      co_nursery (n, &err)
	for (int i = 0; i < 4; i++)
	  co_start (n, sends (50));
      check (err == 0);
      co_close (channel);
    }
  co_chan_unref (channel);
  check (sent == received);
  co_return (0);
}

/* Wakes from outside.  */
static co_promise (int) promise;

static void *
resolves (void *unused)
{
  co_resolve (promise, 5);
  return unused;
}

static void
round_of (struct co_pool *pool)
{
  pthread_t thread;
  int result = co_pool_block_on (pool, task (4));
  check (result >= 0 || result == -ECANCELED || result == -7);
  check (co_pool_block_on (pool, channels ()) == 0);
  promise = co_promise_new (int);
  check (pthread_create (&thread, NULL, resolves, NULL) == 0);
  check (co_pool_block_on (pool, co_promised (promise)) == 5);
  pthread_join (thread, NULL);
}

int
main (void)
{
  const char *limit = getenv ("POOL_SECONDS");
  double end = processor_seconds () + (limit ? atof (limit) : 0.5);
  unsigned rounds = 0;
  co_clock_thaw ();
  seeds = (unsigned) getpid ();
  do
    {
      struct co_pool *pool = co_pool_new (1 + rounds % 4);
      check (pool != NULL);
      for (int i = 0; i < 3; i++)
	round_of (pool);
      co_pool_free (pool);
      check (alive == 0);
    }
  while (rounds++ < 4 || processor_seconds () < end);
  check (guarded >= taken);
}
