/* A coroutine may suspend in every part of every kind of loop: the body, the
   condition, the increment; with break and continue; in nested loops.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (counted, (int n))
{
  for (int i = STEP (100); i < 100 + n; i += STEP (1))
    {
      if (i == 101)
	continue;
      STEP (i);
    }
}

COROUTINE (conditions, (int n))
{
  int i = 0;
  while (STEP (i) < n)
    i++;
  do
    i -= 2;
  while (STEP (i) > 0);
}

COROUTINE (nested, (int n))
{
  for (int i = 0; i < n; i++)
    for (int j = 0;; j++)
      {
	if (j == 3)
	  break;
	STEP (10 * i + j);
      }
}

#else

int
main (void)
{
  check_each (counted, (3), 100, 100, 1, 1, 102, 1);
  check_each (counted, (0), 100);
  check_each (conditions, (3), 0, 1, 2, 3, 1, -1);
  check_each (nested, (2), 0, 1, 2, 10, 11, 12);
  return 0;
}

#endif
