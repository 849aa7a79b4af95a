/* A nursery waits for its tasks, which run in the order in which they were started.  Its
   error is the first negative result, which ends the others.  */

#include "clock.h"

static co_future (void)
plain (int *count)
{
  co_await (co_yield_now ());
  ++*count;
  co_await (co_yield_now ());
  ++*count;
}

static co_future (int)
all_end (void)
{
  int err = 1, count = 0;
  co_nursery (n, &err)
    {
      check (co_start (n, worker ('a', 30, 1)) == 0);
      check (co_start (n, worker ('b', 10, 2)) == 0);
      check (co_start (n, plain (&count)) == 0);
      check (count == 0 && trace_length == 0);
    }
  check_trace ("ba");
  check (err == 0 && count == 2);
  co_nursery (m)
    co_start (m, worker ('c', 1, 0));
  check_trace ("c");
  co_return (err);
}

static co_future (int)
one_fails (void)
{
  int err = 1;
  unsigned start = elapsed ();
  co_nursery (n, &err)
    {
      co_start (n, worker ('a', 30, 1));
      co_start (n, worker ('b', 10, -EIO));
      co_start (n, worker ('c', 20, -EINVAL));
    }
  check_trace ("b--");
  check (elapsed () - start == 10);
  co_return (err);
}

int
main (void)
{
  check (co_block_on (all_end ()) == 0);
  check (co_block_on (one_fails ()) == -EIO);
  check (alloc_live == 0);
}
