/* What two may get is not made again for who comes when it is gone: that panics.
   { dg-panic "cogen: map at line 16: null object used" } */

#include <cogen.h>

typedef co_iterator (int) I;

static I
range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

/* The panic's line.  */
static I map (I it, int k) { co_for (int v, it) co_yield (v * k); }

static int
walk (int n)
{
  I it = range (0, n);
  int s = 0;
  for (int k = 0; k < 2; k++)
    {
      I m;
      if (n & 1)
	m = map (co_move (it), 2);
      else
	m = map (co_move (it), 3);
      co_for (int v, m)
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
