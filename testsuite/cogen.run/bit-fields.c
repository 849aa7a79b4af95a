/* Bit-fields of every sort live across suspensions: signed, unsigned, of odd
   widths, _Bool, wider than int, read into variables of their own type.  */

#ifndef EACH_TRAIT_H
struct bits
{
  unsigned a : 3;
  signed b : 5;
  _Bool c : 1;
  unsigned long long d : 47;
};
#endif

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (fields, (int x))
{
  struct bits s = { x, -x, x & 1, 1ull << 46 | x };
  STEP (s.a);
  __typeof__ (+s.d) wide = s.d;
  s.a += STEP (3);
  s.b--;
  STEP (s.b);
  s.d += s.a;
  STEP (s.d - wide);
  s.c ^= STEP (1);
  STEP (s.c);
  STEP (s.a);
  STEP (s.d >> 40);
}

#else

int
main (void)
{
  check_each (fields, (6), 6, 3, -7, 1, 1, 1, 1, 64);
  return 0;
}

#endif
