/* co_for over a generator without a resume argument takes its items, in a coroutine and
   in an ordinary function, to the end or not.  */

#include "check.h"
#include <cogen.h>

static int ended;

static void end (int *p) { ended += *p; }

static co_generator (int, void)
count (int n)
{
  __attribute__ ((cleanup (end))) int one = 1;
  for (int i = 0; i < n; i++)
    co_yield (i);
}

static co_generator (long, double)
with_result (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
  co_return (0.5);
}

static co_iterator (long)
doubled (int n)
{
  co_for (long v, with_result (n))	/* { dg-warning "the result of 'co_generator\\(long int, double\\)' is lost" } */
    /* { dg-note "step it by 'co_resume'" "" .-1 } */
    {
      co_yield (v);
      co_yield (v);
    }
}

int
main (void)
{
  int sum = 0;
  co_for (int v, count (5))
    sum += v;
  check (sum == 10 && ended == 1);
  co_for (int v, count (5))
    if (v == 3)
      break;
  check (ended == 2);
  long all = 0;
  co_for (long v, doubled (4))
    all = all * 10 + v;
  check (all == 112233);
  return 0;
}
