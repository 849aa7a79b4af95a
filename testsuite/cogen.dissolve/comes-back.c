/* What setjmp returns to again, or a goto out of a nested function leads to, finds the
   object where it was: nothing dissolves in such a function.
   { dg-additional-options "-Wl,-z,execstack" } */

#include "check.h"
#include <cogen.h>
#include <setjmp.h>

static co_iterator (int)
range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

static jmp_buf back;

static __attribute__ ((noipa)) void
jump (int n)
{
  longjmp (back, n);
}

static __attribute__ ((noipa)) int
by_longjmp (int n)
{
  volatile int sum = 0;
  co_iterator (int) it = range (0, n);
  int v;
  if (setjmp (back) > 3)
    return sum;
  while (co_next (&it, &v))
    {
      sum = sum * 10 + v;
      if (v & 1)
	jump (v);
    }
  return -1;
}

static __attribute__ ((noipa)) int
by_goto (int n)
{
  __label__ again;
  volatile int sum = 0;
  void leave (void) { goto again; }
  co_iterator (int) it = range (0, n);
  int v;
again:
  while (co_next (&it, &v))
    {
      sum = sum * 10 + v;
      if (v & 1)
	leave ();
    }
  return sum;
}

int
main (void)
{
  check (by_longjmp (9) == 12345);
  check (by_goto (6) == 12345);
}
