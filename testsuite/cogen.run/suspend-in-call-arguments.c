/* A coroutine may suspend while the arguments of a call are evaluated: those
   already there are kept, and the call happens once, after the last.  */

#include "each-trait.h"

#ifdef COROUTINE

static int
TRAIT_NAME (sum3) (int a, int b, int c)
{
  trace ('s');
  return 100 * a + 10 * b + c;
}

static double
TRAIT_NAME (half) (double x)
{
  return x / 2;
}

COROUTINE (call, (int a))
{
  int (*f) (int, int, int) = TRAIT_NAME (sum3);
  STEP (f (a, STEP (2), 3));
  STEP (TRAIT_NAME (sum3) (1, a, TRAIT_NAME (sum3) (0, 0, STEP (4))));
  STEP ((int) TRAIT_NAME (half) (a + STEP (8)) + (int) TRAIT_NAME (half) (STEP (9)));
  char text[20];
  snprintf (text, sizeof text, "%d %s", a, STEP (6) ? "yes" : "no");
  check (strcmp (text, "1 yes") == 0);
}

#else

int
main (void)
{
  check_each (call, (1), 2, 123, 4, 114, 8, 9, 8, 6);
  trace_length = 0;
  drive_iterator (iterator_call (1), (int[]) { 2, 123, 4, 114, 8, 9, 8, 6 }, 8, 9);
  check_trace ("sss");
  return 0;
}

#endif
