/* Label values kept in a variable across suspensions still name their labels
   afterwards, and a computed goto may jump over suspensions.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (machine, (const char *program))
{
  void *next = &&start, *back = 0;
  int acc = 0;
dispatch:
  STEP (acc);
  switch (*program++)
    {
    case '+': next = &&plus; break;
    case '-': next = &&minus; break;
    case 'b': next = back; break;
    default: next = &&done; break;
    }
  goto *next;
start:
  acc = 1000;
plus:
  acc += 10;
  back = &&minus;
  STEP (acc);
  goto dispatch;
minus:
  acc--;
  back = &&plus;
  goto dispatch;
done:
  STEP (-1);
}

#else

int
main (void)
{
  check_each (machine, ("+b-b."), 0, 10, 10, 9, 8, 18, 18, -1);
  return 0;
}

#endif
