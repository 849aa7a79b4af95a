/* A jump into the body of co_for passes by the making of its object: the object
   is null then, and its next step says so.
   { dg-panic "cogen: main at line 23: null object used" } */

#include "check.h"
#include <cogen.h>

static co_iterator (int)
range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

int __attribute__ ((noipa)) one (void) { return 1; }

int
main (void)
{
  int steps = 0;
  if (one ())
    goto inside;
  co_for (int v, range (0, 3))
    {
      steps += v;
    inside:
      steps++;
    }
  return steps;
}
