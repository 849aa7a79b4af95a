/* A builtin that gives back the pointer it is given, changed or not: what it points
   to stays in the frame, and pins it.  */

#include "check.h"
#include <cogen.h>

static __attribute__ ((noinline)) void
overwrite_stack (void)
{
  volatile char bytes[500];
  for (int i = 0; i < 500; i++)
    bytes[i] = 0x77;
}

static co_iterator (int)
aligned (int n)
{
  int b[4] = { 1, 2, 3, 4 };
  int *p = (int *) __builtin_assume_aligned (b, 4);
  co_yield (b[n]);
  co_yield (*p);
}

static co_iterator (int)
summed (int n)
{
  int b[4] = { 1, 2, 3, 4 };
  __UINTPTR_TYPE__ p;
  __builtin_add_overflow ((__UINTPTR_TYPE__) b, sizeof (int) * n, &p);
  co_yield (b[n]);
  co_yield (*(int *) p);
}

static co_iterator (int)
expected (int n)
{
  int b[4] = { 1, 2, 3, 4 };
  __INTPTR_TYPE__ p = __builtin_expect ((long) b, n);
  co_yield (b[n]);
  co_yield (*(int *) p);
}

static void __attribute__ ((noinline))
run (co_iterator (int) it, int first, int second)
{
  int v;
  check (co_next (&it, &v) && v == first);
  overwrite_stack ();
  check (co_next (&it, &v) && v == second);
  co_drop (&it);
}

int
main (void)
{
  run (aligned (1), 2, 1);
  run (summed (2), 3, 3);
  run (expected (1), 2, 1);
  check (!co_is_movable (aligned) && !co_is_movable (summed));
  return 0;
}
