/* A coroutine may suspend between the cases of a switch and in its operand,
   fall through, and be entered in the middle of a loop (Duff's device).  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (cases, (int x))
{
  switch (STEP (x) % 4)
    {
    case 0:
      STEP (10);
      /* Fall through.  */
    case 1:
      STEP (11);
      break;
    case 2 ... 3:
      if (x == 3)
	default:
	  STEP (12);
      STEP (13);
    }
  STEP (99);
}

COROUTINE (duff, (int count))
{
  int n = (count + 3) / 4;
  switch (count % 4)
    {
      do
	{
	case 0: STEP (4);
	case 3: STEP (3);
	case 2: STEP (2);
	case 1: STEP (1);
	}
      while (--n > 0);
    }
}

#else

int
main (void)
{
  check_each (cases, (0), 0, 10, 11, 99);
  check_each (cases, (1), 1, 11, 99);
  check_each (cases, (2), 2, 13, 99);
  check_each (cases, (3), 3, 12, 13, 99);
  check_each (cases, (-1), -1, 12, 13, 99);
  check_each (duff, (6), 2, 1, 4, 3, 2, 1);
  check_each (duff, (7), 3, 2, 1, 4, 3, 2, 1);
  return 0;
}

#endif
