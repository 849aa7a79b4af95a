/* _Atomic locals and parameters live across suspensions, and their compound
   operators may have one inside.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (atoms, (int n))
{
  _Atomic int count = n;
  _Atomic (double) real = 0.5;
  _Atomic unsigned char small = 250;
  STEP (count++);
  count += STEP (7);
  STEP (count);
  real = real * STEP (4);
  check (real == 2.0);
  small += STEP (10);
  STEP (small);
  int wanted = n + 8;
  check (__atomic_compare_exchange_n (&count, &wanted, 3, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
  STEP (count);
}

#else

int
main (void)
{
  check_each (atoms, (1), 1, 7, 9, 4, 10, 4, 3);
  return 0;
}

#endif
