/* co_schedule_seed: the same seed gives the same order, others give others.  */

#include "clock.h"

static co_future (void)
letter (char name)
{
  trace (name);
  co_await (co_yield_now ());
  trace (name);
}

static co_future (int)
all (uint64_t seed)
{
  co_nursery (n)
    {
      co_start (n, letter ('a'));
      co_start (n, letter ('b'));
      check (co_schedule_seed (seed) == 0);
      for (char c = 'c'; c < 'k'; c++)
	co_start (n, letter (c));
      co_await (co_sleep (1));
    }
  co_return (0);
}

int
main (void)
{
  static char first[64][32];
  unsigned same = 0;
  for (uint64_t seed = 0; seed < 64; seed++)
    for (int again = 0; again < 2; again++)
      {
	check (co_block_on (all (seed)) == 0);
	trace_log[trace_length] = 0;
	check (trace_length == 20);
	if (again)
	  check (strcmp (first[seed], trace_log) == 0);
	else
	  strcpy (first[seed], trace_log);
	trace_length = 0;
      }
  for (int i = 1; i < 64; i++)
    same += strcmp (first[0], first[i]) == 0;
  check (same == 0);
}
