/* Leaving a nursery in any way but its end drops its tasks at once, the last one first, and
   leaves the error alone; also when the future that has it is dropped.  */

#include "clock.h"
#include "drop.h"

enum way { BREAK, GOTO, RETURN, CONTINUE, END };

static co_future (int)
leave (enum way way, int *err)
{
  co_nursery (n, err)
    {
      co_start (n, worker ('a', 10, 0));
      co_start (n, worker ('b', 10, 0));
      co_start (n, worker ('c', 10, 0));
      co_await (co_sleep (5));
      if (way == BREAK)
	break;
      if (way == GOTO)
	goto out;
      if (way == RETURN)
	co_return (1);
      if (way == CONTINUE)
	continue;
    }
  co_return (2);
out:
  co_return (3);
}

/* Nurseries in nurseries, and a task that has one.  */
static co_future (int)
inner (void)
{
  co_nursery (n)
    {
      co_start (n, worker ('x', 100, 0));
      co_start (n, worker ('y', 100, 0));
      co_await (worker ('z', 100, 0));
    }
  co_return (0);
}

static co_future (int)
outer (void)
{
  co_nursery (n)
    {
      co_start (n, worker ('a', 100, 0));
      co_start (n, inner ());
      co_nursery (m)
	{
	  co_start (m, worker ('b', 100, 0));
	  co_await (worker ('c', 100, 0));
	}
    }
  co_return (0);
}

static co_future (int)
drop_it (unsigned ms)
{
  co_nursery (n)
    {
      co_start (n, outer ());
      co_await (co_sleep (ms));
      break;
    }
  co_return (0);
}

int
main (void)
{
  int err = 7;
  check (co_block_on (leave (BREAK, &err)) == 2 && err == 7);
  check_trace ("CBA");
  check (co_block_on (leave (GOTO, &err)) == 3 && err == 7);
  check_trace ("CBA");
  check (co_block_on (leave (RETURN, &err)) == 1 && err == 7);
  check_trace ("CBA");
  check (co_block_on (leave (CONTINUE, &err)) == 2 && err == 0);
  check_trace ("abc");
  check (co_block_on (drop_it (0)) == 0);
  check_trace ("");
  check (co_block_on (drop_it (50)) == 0);
  check_trace ("CBZYXA");
  check (co_block_on (drop_it (150)) == 0);
  check (alloc_live == 0);
}
