/* A coroutine may suspend inside statement expressions, with the operands
   to their left already evaluated, and leave them by goto and break.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (expressions, (int n))
{
  int x = n + ({ int y = STEP (1); for (int i = 0; i < 2; i++) y += STEP (i); y; });
  STEP (x);
  STEP (({ struct { int a, b; } s = { STEP (7), 8 }; s.a * s.b; }));
  for (;;)
    x += ({ if (STEP (x) > 15) break; 5; });
  STEP (x);
  STEP (1 + ({ if (STEP (3)) goto out; 4; }));
out:
  STEP (-1);
}

#else

int
main (void)
{
  check_each (expressions, (10), 1, 0, 1, 12, 7, 56, 12, 17, 17, 3, -1);
  return 0;
}

#endif
