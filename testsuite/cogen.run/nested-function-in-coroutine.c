/* A coroutine may have nested functions of its own that read and write its
   locals, called before and after suspensions, and nested coroutines.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (counter, (int n))
{
  int total = 0;
  int add (int x) { total += x; return total; }

  for (int i = 0; i < n; i++)
    STEP (add (i + 1));
  check (total == n * (n + 1) / 2);

  co_iterator (int) inner (int from)
  {
    co_yield (from + total);
    total++;
    co_yield (from + total);
  }

  co_for (int v, inner (100))
    STEP (v);
  STEP (total);
}

#else

int
main (void)
{
  check_each (counter, (3), 1, 3, 6, 106, 107, 7);
  return 0;
}

#endif
