/* The variable of co_for is a fresh one each round, of any type, may be
   changed, addressed, captured and shadowed, and a loop may suspend.  */

#include "each-trait.h"

#ifdef COROUTINE

static co_iterator (short)
TRAIT_NAME (upto) (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
}

COROUTINE (loops, (int n))
{
  co_for (long v, TRAIT_NAME (upto) (n))
    {
      long *p = &v;
      *p += 10;
      STEP (v);
      v++;
      STEP (*p);
    }
  co_for (int v, TRAIT_NAME (upto) (2))
    co_for (int w, TRAIT_NAME (upto) (2))
      {
	int twice (void) { return 2 * (10 * v + w); }
	STEP (twice ());
      }
  co_for (int v, TRAIT_NAME (upto) (9))
    {
      if (v == 1)
	co_return ();
      STEP (100);
    }
}

#else

int
main (void)
{
  check_each (loops, (2), 10, 11, 11, 12, 0, 2, 20, 22, 100);
  return 0;
}

#endif
