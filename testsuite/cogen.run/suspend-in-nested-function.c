/* A nested function may be a coroutine.  What it captures is by reference:
   it sees later changes, and the enclosing function sees its own.  */

#include "alloc.h"

static int
outer (int n)
{
  int sum = 0, step = 1;

  co_iterator (int) numbers (int from)
  {
    for (int i = from; i < n; i += step)
      {
	sum += i;
	co_yield (i);
      }
  }

  co_iterator (int) it = numbers (2);
  int v;
  check (sum == 0);
  check (co_next (&it, &v) && v == 2);
  step = 3;
  check (sum == 2);
  check (co_next (&it, &v) && v == 5);
  n = 6;
  check (!co_next (&it, &v));
  co_drop (&it);
  return sum;
}

int
main (void)
{
  check (outer (100) == 7);
  return 0;
}
