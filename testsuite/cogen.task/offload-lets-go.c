/* When an executor has ended, or a pool is freed, the thread that woke it after a call of
   co_offload holds nothing of it any more: all is free.  */

#include "alloc.h"
#include <cogen/task.h>
#include <cogen/time.h>

static int
returns (void *arg)
{
  return arg == NULL;
}

static co_future (int)
offloads (void)
{
  co_return (co_await (co_offload (returns, "")));
}

static co_future (int)
starts (void)
{
  int err;
  co_nursery (n, &err)
    {
      co_start (n, offloads ());
      co_start (n, offloads ());
    }
  co_return (co_await (offloads ()) + err);
}

int
main (void)
{
  for (unsigned i = 0; i < 300; i++)
    {
      struct co_pool *pool = co_pool_new (1 + i % 2);
      check (pool != NULL);
      check (co_pool_block_on (pool, starts ()) == 0);
      co_pool_free (pool);
      check (__atomic_load_n (&alloc_live, __ATOMIC_SEQ_CST) == 0);
      check (co_block_on (starts ()) == 0);
      check (__atomic_load_n (&alloc_live, __ATOMIC_SEQ_CST) == 0);
    }
}
