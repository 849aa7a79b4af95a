/* Vectors live across suspensions, 8, 16 and 32 bytes wide: the 32-byte ones
   need frames with their alignment.  */

#ifndef EACH_TRAIT_H
typedef int v2 __attribute__ ((vector_size (8)));
typedef int v4 __attribute__ ((vector_size (16)));
typedef double v4d __attribute__ ((vector_size (32)));
#endif

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (vectors, (int x))
{
  v2 a = { x, 2 };
  v4 b = { x, 2, 3, 4 };
  v4d c = { x, 0.5, 0.25, 8 };
  STEP (a[0] + a[1]);
  b += STEP (10);
  b = b * b;
  STEP (b[3]);
  c[1] += STEP (6);
  c *= c;
  v4 mask = b > 150;
  STEP (mask[0] + mask[2]);
  check (c[0] == x * x && c[1] == 42.25 && c[3] == 64);
  STEP (b[0] + b[1] + b[2]);
}

#else

int
main (void)
{
  check_each (vectors, (1), 3, 10, 196, 6, -1, 434);
  return 0;
}

#endif
