/* Frames of a megabyte, and of nothing: arrays as big as that live across, and
   empty structures and arrays beside them.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (big, (int n))
{
  struct { } nothing;
  struct { int none[0]; char c; } small = { .c = 'c' };
  int huge[1 << 18];
  (void) nothing;
  for (int i = 0; i < 1 << 18; i++)
    huge[i] = i ^ n;
  STEP (huge[5]);
  STEP (huge[(1 << 18) - 1]);
  for (int i = 0; i < 1 << 18; i++)
    check (huge[i] == (i ^ n));
  STEP (small.c + (int) sizeof nothing);
}

COROUTINE (none, (void))
{
  STEP (1);
  STEP (2);
}

#else

int
main (void)
{
  check_each (big, (3), 6, 262143 ^ 3, 'c');
  check_each (none, (), 1, 2);
  return 0;
}

#endif
