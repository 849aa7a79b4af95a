/* co_yield_now lets each other task run once; it allocates nothing.  */

#include "clock.h"

static co_future (void)
letters (char name, int count)
{
  while (count-- > 0)
    {
      trace (name);
      co_await (co_yield_now ());
    }
}

static co_future (int)
all (void)
{
  co_nursery (n)
    {
      co_start (n, letters ('a', 3));
      co_start (n, letters ('b', 1));
      co_start (n, letters ('c', 4));
      unsigned allocs = alloc_count;
      co_await (letters ('m', 2));
      check (alloc_count == allocs);
    }
  check_trace ("mabcmacacc");
  co_await (co_timeout (1, letters ('t', 2)));
  check_trace ("tt");
  co_return (0);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
}
