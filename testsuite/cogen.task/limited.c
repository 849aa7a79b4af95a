/* co_start_limited waits until few enough tasks are left, first come first served, and
   gives the place on when it ends early.  */

#include "clock.h"

static co_future (int)
start_one (struct co_nursery *n, char name)
{
  int error = co_await (co_start_limited (n, 2, worker (name, 10, 0)));
  trace (error ? '!' : '+');
  co_return (error);
}

static co_future (int)
in_time (struct co_nursery *n, char name)
{
  check (co_await (co_timeout (5, start_one (n, name))) == -ETIMEDOUT);
  co_return (0);
}

static co_future (int)
all (void)
{
  int err, err2;
  unsigned start = elapsed ();
  co_nursery (n, &err)
    {
      for (char c = 'a'; c <= 'e'; c++)
	check (co_await (start_one (n, c)) == 0);
      trace ('.');
    }
  check_trace ("++ab++cd+.e");
  check (err == 0 && elapsed () - start == 30);

  /* The first in the queue gives up; the second is served.  */
  co_nursery (m, &err2)
    {
      co_nursery (n, &err)
	{
	  co_start (n, worker ('a', 10, 0));
	  co_start (n, worker ('b', 10, 0));
	  co_start (m, in_time (n, 'c'));
	  co_start (m, start_one (n, 'd'));
	  co_await (co_sleep (8));
	}
    }
  check (err == 0 && err2 == 0);
  check_trace ("!ab+d");
  co_return (0);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
  check (alloc_live == 0);
}
