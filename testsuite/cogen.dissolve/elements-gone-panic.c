/* An array's element that was looped over is gone.
   { dg-panic "cogen: walk at line 23: null object used" } */

#include <cogen.h>

typedef co_iterator (int) I;

static I
range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

static int
walk (int n)
{
  I its[2] = { range (0, n), range (1, n) };
  int s = 0;
  for (int k = 0; k < 3; k++)
    {
      /* The panic's line.  */
      co_for (int v, its[k & 1])
	s += v;
    }
  return s;
}

int
main (int argc, char **argv)
{
  (void) argv;
  return walk (argc + 3) & 0;
}
