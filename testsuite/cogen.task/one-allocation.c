/* co_start (n, f (args)) allocates once: the task and its frame in one.  Also of itself, and
   where it fails: what it was given is dropped, and nothing is lost.  */

#include "clock.h"
#include <cogen/future.h>

static co_future (int)
sleeps (co_future (int) inner, unsigned ms)
{
  co_await (co_sleep (ms));
  co_return (co_await (inner));
}

static co_future (int)
gives (int n)
{
  co_return (n);
}

/* Each starts another one.  */
static co_future (int)
deep (struct co_nursery *n, int levels, unsigned *started)
{
  ++*started;
  if (levels > 1)
    {
      unsigned before = alloc_count;
      check (co_start (n, deep (n, levels - 1, started)) == 0);
      check (alloc_count == before + 1);
    }
  co_return (0);
}

/* Of more than 16 bytes' alignment: its frame is elsewhere.  */
static co_future (int)
aligned (int x)
{
  _Alignas (64) volatile int a[2] = { x, x };
  co_await (co_yield_now ());
  check ((uintptr_t) a % 64 == 0);
  co_return (a[1]);
}

static co_future (int)
all (void)
{
  unsigned started = 0;
  int err;
  co_nursery (n, &err)
    {
      unsigned before = alloc_count;
      check (co_start (n, gives (0)) == 0);
      check (alloc_count == before + 1);
      check (co_start (n, sleeps (co_ready (0), 1)) == 0);
      check (alloc_count == before + 3);
      check (co_start (n, deep (n, 5, &started)) == 0);
      check (co_start (n, aligned (0)) == 0);

      before = alloc_live;
      alloc_fail_at = 1;
      check (co_start (n, gives (0)) == -ENOMEM);
      alloc_fail_at = 2;
      check (co_start (n, sleeps (co_ready (0), 1)) == -ENOMEM);
      check (alloc_fail_at == 0 && alloc_live == before);
    }
  check (err == 0 && started == 5);

  /* What is dropped at any time.  */
  co_nursery (n)
    {
      check (co_start (n, sleeps (co_ready (0), 1)) == 0);
      check (co_start (n, sleeps (co_sleep_for (1), 2)) == 0);
      co_await (co_yield_now ());
      check (co_start (n, sleeps (co_sleep_for (1), 3)) == 0);
      break;
    }
  co_nursery (n)
    {
      check (co_start (n, sleeps (co_ready (0), 1)) == 0);
      co_cancel (n);
      unsigned before = alloc_live;
      check (co_start (n, sleeps (co_ready (0), 1)) == -ECANCELED);
      check (alloc_live == before);
    }

  /* A waker that outlives the task keeps its memory.  */
  co_future (int) first = gives (0);
  co_nursery (n, &err)
    check (co_start (n, sleeps (first, 1)) == 0);
  check (err == 0);
  co_return (0);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
}
