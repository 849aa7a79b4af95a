/* A coroutine may suspend in initialisers: of scalars, arrays, structures,
   with designators, in compound literals.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (initialise, (int x))
{
  int scalar = STEP (x) + 1;
  int array[4] = { scalar, STEP (10), [3] = STEP (11) };
  struct { int a; struct { short b[2]; } in; double d; } record
    = { .in.b[1] = STEP (12), .d = STEP (13) / 2.0, .a = array[1] };
  STEP (array[0] + array[1] + array[2] + array[3]);
  STEP (record.a + record.in.b[0] + record.in.b[1]);
  check (record.d == 6.5);
  int *literal = (int[]) { STEP (14), 15, STEP (16) };
  STEP (literal[0] + literal[1] + literal[2]);
}

#else

int
main (void)
{
  /* The order within one list is the compiler's; GCC takes the order
     written, here increasing.  */
  check_each (initialise, (2), 2, 10, 11, 12, 13, 24, 22, 14, 16, 45);
  return 0;
}

#endif
