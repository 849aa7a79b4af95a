/* A suspension on one side of an assignment: places (elements, pointers that
   move, bit-fields) and compound operators give what C gives.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (assign, (int n))
{
  int a[4] = { 0 }, *p = a, i = 0;
  a[STEP (2)] = n + 20;
  *p++ = STEP (5);
  *p++ += STEP (6);
  STEP (a[0] + a[1] + a[2]);
  i = i + STEP (1);
  i <<= STEP (3);
  a[3] = i += STEP (4);
  STEP (a[3]);
  STEP (p - a);
  struct { unsigned lo : 3, hi : 5; } bits = { 0, 0 };
  bits.hi = STEP (17);
  bits.lo |= STEP (5);
  bits.hi -= STEP (1);
  STEP (bits.hi * 10 + bits.lo);
}

#else

int
main (void)
{
  check_each (assign, (1), 2, 5, 6, 32, 1, 3, 4, 12, 2, 17, 5, 1, 165);
  return 0;
}

#endif
