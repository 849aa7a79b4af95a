/* The other unit of chain-two-units.c.  */

#include <cogen.h>

co_iterator (int) this_iterator (int n);
co_future (long) this_future (int n);
co_stream (int) this_stream (int n);

int other_left;

static void
leave (int *unused)
{
  (void) unused;
  other_left++;
}

co_iterator (int)
other_iterator (int n)
{
  int scope __attribute__ ((cleanup (leave))) = n;
  if (n)
    co_yield_from (this_iterator (n - 1));
  co_yield (scope);
}

co_future (long)
other_future (int n)
{
  if (n == 0)
    co_await (co_sleep (1));
  co_return (n ? co_await (this_future (n - 1)) + n : 0);
}

co_stream (int)
other_stream (int n)
{
  if (n)
    co_yield_from (this_stream (n));
  else
    co_yield (3);
}
