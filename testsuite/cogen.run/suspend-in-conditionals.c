/* A coroutine may suspend in the operands of ?:, &&, || and the comma; only
   the operands that C evaluates are, in C's order.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (choose, (int x))
{
  STEP (STEP (x) ? STEP (1) + 10 : STEP (2) + 20);
  STEP (x ?: STEP (3));
}

COROUTINE (shortcut, (int x))
{
  STEP (STEP (x) && STEP (5) && STEP (x - 1));
  STEP (STEP (x - 1) || STEP (x) || STEP (7));
  STEP ((STEP (8), STEP (9)));
  if (!(STEP (x) && x == 1))
    STEP (40);
}

#else

int
main (void)
{
  check_each (choose, (1), 1, 1, 11, 1);
  check_each (choose, (0), 0, 2, 22, 3, 3);
  check_each (shortcut, (0), 0, 0, -1, 1, 8, 9, 9, 0, 40);
  check_each (shortcut, (1), 1, 5, 0, 0, 0, 1, 1, 8, 9, 9, 1);
  check_each (shortcut, (2), 2, 5, 1, 1, 1, 1, 8, 9, 9, 2, 40);
  return 0;
}

#endif
