/* What may be null where it is stepped does not dissolve: it panics.
   { dg-panic "cogen: walk at line 17: null object used" } */

#include <cogen.h>

static co_iterator (int)
range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

static int
walk (co_iterator (int) it, int n)
{
  int s = 0;
  co_for (int v, it)
    s += v;
  (void) n;
  return s;
}

int
main (int argc, char **argv)
{
  (void) argv;
  co_iterator (int) it = { 0 };
  if (argc > 1)
    it = range (0, argc);
  return walk (co_move (it), argc);
}
