/* The frozen clock jumps when nothing is runnable, can be turned by hand, and goes on from
   where it was.  Timers fire in the order of their times, and of arming where these are
   equal; over years, too.  */

#include "clock.h"

static co_future (int)
ticks (void)
{
  uint64_t start = co_now ();
  int count = 0;
  co_for_await (uint64_t due, co_every (10))
    {
      count++;
      if (count <= 3)
	check (due == start + (uint64_t) count * 10000000);
      if (count == 3)
	co_await (co_sleep (35));	/* Those at 40, 50 and 60 are one.  */
      if (count == 4)
	check (due == start + 60000000);
      if (count == 5)
	{
	  check (due == start + 70000000);
	  break;
	}
    }
  co_return (0);
}

static co_future (int)
advances (void)
{
  unsigned start = elapsed ();
  co_nursery (n)
    {
      co_start (n, worker ('a', 100, 0));
      co_start (n, worker ('b', 200, 0));
      co_await (co_yield_now ());
      co_clock_advance (150);
      co_await (co_sleep (0));
      check_trace ("");
      co_await (co_sleep (1));
      check_trace ("a");
      check (elapsed () - start == 151);
    }
  check_trace ("b");
  check (elapsed () - start == 200);
  co_return (0);
}

/* In no order, up to fifty days; each is exact.  */
static co_future (int)
far (unsigned ms, uint64_t *last)
{
  uint64_t start = co_now ();
  co_await (co_sleep (ms));
  check (co_now () == start + ms * (uint64_t) 1000000);
  check (co_now () >= *last);
  *last = co_now ();
  co_return (0);
}

static co_future (int)
many (void)
{
  uint64_t last = 0;
  unsigned random = 1;
  co_nursery (n)
    for (int i = 0; i < 2000; i++)
      {
	random = random * 1103515245 + 12345;
	co_start (n, far (random >> (i % 32), &last));
      }
  co_return (0);
}

static co_future (int)
same_time (void)
{
  co_nursery (n)
    for (char c = 'a'; c <= 'z'; c++)
      co_start (n, worker (c, 5000, 0));
  check_trace ("abcdefghijklmnopqrstuvwxyz");
  co_return (0);
}

int
main (void)
{
  uint64_t now = co_now ();
  check (co_now () == now);
  check (co_block_on (ticks ()) == 0);
  check (co_block_on (advances ()) == 0);
  check (co_block_on (same_time ()) == 0);
  check (co_block_on (many ()) == 0);
  now = co_now ();
  co_clock_thaw ();
  check (co_now () >= now && co_now () < now + 60000000000);
  co_block_on (co_sleep (2));
  check (co_now () >= now + 2000000);
  now = co_now ();
  co_clock_advance (1000);
  check (co_now () >= now + 1000000000);
}
