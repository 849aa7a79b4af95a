/* co_offload runs a function on a thread and gives its value; requested to end it gives
   -ECANCELED at once; dropped, it runs on.  The frozen clock waits for it.  */

#include "clock.h"
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

static atomic_int ran, go, begun;

static int
adds (void *arg)
{
  ran++;
  usleep (1000);
  return *(int *) arg + 1;
}

static int
waits (void *arg)
{
  begun = 1;
  while (!go)
    usleep (100);
  ran++;
  return *(int *) arg;
}

static co_future (int)
all (void)
{
  static int numbers[50];
  int one = 1, err;
  unsigned start = elapsed ();
  check (co_await (co_offload (adds, &one)) == 2);
  check (co_await (co_timeout (1000, co_offload (adds, &one))) == 2);
  check (elapsed () == start);
  co_nursery (n, &err)
    for (int i = 0; i < 50; i++)
      {
	numbers[i] = -i;
	co_start (n, co_offload (adds, &numbers[i]));
      }
  check (err < 0);
  static int left = 7;
  int before = ran;
  co_nursery (n, &err)
    {
      co_start (n, co_offload (waits, &left));
      while (!begun)
	co_await (co_yield_now ());
      co_cancel (n);
    }
  check (err == -ECANCELED);
  {
    co_future (int) unused = co_offload (waits, &left);
    check (!co_is_null (unused));
  }
  go = 1;
  while (ran < before + 1)
    usleep (100);
  co_return (0);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
  /* A thread may still be about to return from its call, or have the waker of a task that
     has ended.  Nobody waits for those at exit.  */
  usleep (100000);
  for (int i = 0; i < 5000 && alloc_live; i++)
    usleep (1000);
}
