/* A request to end reaches the tasks of a nursery, its statement, and what is below, now
   and ever after; not what is shielded.  A hand-written leaf may ask.  */

#include "clock.h"

static co_future (int)
stubborn (void)
{
  for (int i = 0; i < 3; i++)
    {
      trace (co_cancelled () ? '!' : '?');
      if (co_await (co_sleep_for (10)) == -ECANCELED)
	trace ('-');
    }
  check (co_await (co_shield (co_sleep_for (10))) == 0);
  check (co_await (co_shield (worker ('s', 10, 5))) == 5);
  check (co_cancelled ());
  co_return (co_await (worker ('t', 0, 0)));
}

static co_future (int)
nested (void)
{
  int err;
  co_nursery (n, &err)
    {
      co_start (n, worker ('n', 1000, 0));
      co_await (worker ('m', 1000, 0));
      check (co_start (n, worker ('k', 1000, 0)) == -ECANCELED);
    }
  check (err == -ECANCELED);
  co_return (err);
}

static co_future (int)
canceller (struct co_nursery *n)
{
  co_await (co_sleep (15));
  co_cancel (n);
  co_cancel (n);
  co_return (0);
}

static co_future (int)
all (void)
{
  int err;
  unsigned start = elapsed ();
  co_nursery (n, &err)
    {
      check (!co_cancelled ());
      co_start (n, stubborn ());
      co_start (n, nested ());
      co_start (n, canceller (n));
      check (co_await (co_sleep_for (1000)) == -ECANCELED);
      check (co_cancelled ());
      trace ('w');
      check (co_await (co_sleep_for (0)) == -ECANCELED);
      co_await (co_yield_now ());
    }
  check (!co_cancelled ());
  check (co_await (co_sleep_for (1)) == 0);
  check (elapsed () - start == 36);
  check_trace ("??w--!--s-");
  co_return (err);
}

int
main (void)
{
  int result = co_block_on (all ());
  check (result == -ECANCELED);
}
