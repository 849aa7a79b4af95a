/* The other unit of other-unit.c.  */

#include <cogen.h>

co_iterator (int) other_global;

co_iterator (int)
other_range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

struct point { int x, y; };

co_future (struct point *)
other_wait (co_future (int) f, struct point *p)
{
  co_await (f);
  co_return (p);
}

co_generator (char, int, int)
other_echo (int limit)
{
  int sum = 0;
  while (sum < limit)
    sum += co_yield ('?');
  co_return (sum);
}

co_stream (int)
other_ticks (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
}

int
other_sum (co_iterator (int) it)
{
  int sum = 0;
  co_for (int v, it)
    sum += v;
  return sum;
}
