/* One call made again and again in a loop uses one frame again and again;
   what the round before left is gone.
   { dg-alloc-count 0 } */

#include "alloc.h"

static co_iterator (int)
range (int lo, int hi)
{
  int first = 1;
  for (int i = lo; i < hi; i++)
    {
      co_yield (first ? -1 : i);
      first = 0;
    }
}

int
main (void)
{
  int sum = 0;
  for (int round = 0; round < 100; round++)
    {
      int n = 0;
      co_for (int v, range (round, round + 3))
	{
	  check ((n++ == 0) == (v == -1));
	  sum += v;
	  if (round % 3 == 0 && n == 2)
	    break;
	}
    }
  check (sum != 0);
  return 0;
}
