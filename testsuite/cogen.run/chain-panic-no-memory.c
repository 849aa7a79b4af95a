/* A child that gets no memory is a null object: delegating to it panics.
   { dg-panic "cogen: dive at line 13: null object used" } */

#include "alloc.h"

static int ended;

static co_iterator (int)
dive (int n)
{
  co_yield (n);
  if (n)
    co_yield_from (dive (n - 1));
  ended++;
}

int
main (void)
{
  int v, n = 3;
  co_iterator (int) it = dive (3);
  while (co_next (&it, &v))
    {
      check (v == n--);
      if (v == 3)
	alloc_fail_at = 1;	/* The next chunk, for the frames below.  */
    }
  return 0;
}
