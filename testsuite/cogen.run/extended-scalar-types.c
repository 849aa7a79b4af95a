/* GCC's further scalar types keep their values over a suspension: __int128,
   _Float128, _Decimal64, function and label pointers, enums of 64 bits.  */

#ifndef EACH_TRAIT_H
static int table[2] = { 7, 8 };
#endif

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (extended, (__int128 wide, _Float128 quad, int (*fn) (const char *)))
{
  enum { BIG = 1ull << 40 } big = BIG;
  __auto_type copy = wide;
  STEP ((int) (wide >> 100));
  quad *= STEP (2);
  copy += wide;
  STEP ((int) (copy >> 100));
  check (quad == 3.0f128 && fn == atoi && big == BIG);
  STEP ((int) (big >> 38) + fn ("7"));
  __typeof__ (&table) p = &table;
  STEP ((*p)[1]);
#if defined __x86_64__
  _Decimal64 money = 1.10dd;
  STEP (1);
  check (money + 2.20dd == 3.30dd);
#else
  STEP (1);
#endif
}

#else

int
main (void)
{
  check_each (extended, ((__int128) 5 << 100, 1.5f128, atoi), 5, 2, 10, 11, 8, 1);
  return 0;
}

#endif
