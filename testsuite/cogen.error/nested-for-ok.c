/* co_for and co_for_await, nested, in every combination, are silent with
   every warning that people turn on.
   { dg-additional-options "-Wshadow -pedantic -Wconversion -Wuninitialized -Wmaybe-uninitialized -Wunused -Wdeclaration-after-statement" } */

#include <cogen.h>

static co_iterator (int)
range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

co_future (int)
use (co_stream (int) s, co_stream (int) t)
{
  int sum = 0;
  co_for_await (int v, s)
    co_for_await (int w, t)
      co_for (int x, range (0, v))
	co_for (int y, range (x, w))
	  {
	    if (y == 3)
	      continue;
	    sum += y;
	  }
  co_for (int v, range (0, 3))
    ;
  co_return (sum);
}

int
plain (int n)
{
  int sum = 0;
  co_for (int i, range (0, n))
    co_for (int j, range (0, i))
      if (i + j == n)
	return sum;
      else
	sum++;
  return sum;
}
