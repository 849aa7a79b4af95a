/* Gotos into, out of and around suspensions, forwards and backwards, into
   the middle of a loop and past declarations.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (jump, (int n))
{
  int i = 0;
  if (n > 5)
    goto inside;
again:
  STEP (i);
  while (i < n)
    {
      i++;
      STEP (10 + i);
    inside:
      i++;
      {
	int late = STEP (20 + i);
	if (late == 22)
	  goto again;
      }
    }
  if (i < 0)
    goto again;
  STEP (i);
}

#else

int
main (void)
{
  check_each (jump, (3), 0, 11, 22, 2, 13, 24, 4);
  check_each (jump, (6), 21, 12, 23, 14, 25, 16, 27, 7);
  return 0;
}

#endif
