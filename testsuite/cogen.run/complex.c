/* _Complex values, real and integer, whole and by part, live across
   suspensions.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (complexes, (_Complex double z, int n))
{
  _Complex float w = 3.0f - 4.0fi;
  _Complex int k = n + 2i;
  STEP ((int) __real__ z);
  z *= 1.0i;
  STEP ((int) __real__ z);
  __imag__ w += STEP (5);
  STEP ((int) (__real__ w * 10 + __imag__ w));
  k *= k;
  STEP (__real__ k);
  STEP (__imag__ k);
  check (z == -2.0 + 1.0i);
}

#else

int
main (void)
{
  check_each (complexes, (1.0 + 2.0i, 3), 1, -2, 5, 31, 5, 12);
  return 0;
}

#endif
