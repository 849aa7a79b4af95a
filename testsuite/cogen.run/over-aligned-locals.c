/* Locals with more alignment than malloc gives keep it in boxed, elided and
   embedded frames; vectors of 64 bytes too.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (aligned, (int n))
{
  struct { int x __attribute__ ((aligned (256))); char c[7]; } s = { n, "abc" };
  int v __attribute__ ((aligned (64))) = n;
  int *volatile p = &v;
  STEP ((uintptr_t) &s % 256);
  STEP ((uintptr_t) p % 64);
  check (&v == p);
  *p += STEP (5);
  STEP (v + s.x);
  check (strcmp (s.c, "abc") == 0);
}

#else

static int
sum (void)
{
  int total = 0;
  co_for (int v, iterator_aligned (20))
    total += v;
  return total;
}

int
main (void)
{
  check_each (aligned, (10), 0, 0, 5, 25);
  check (sum () == 50);
  return 0;
}

#endif
