/* Of objects in an array by an index that varies nothing is left.
   { dg-alloc-count 0 }
   { dg-additional-options "-fplugin-arg-cogen-dump" }
   { dg-skip-if "nothing dissolves" "no-dissolve" }
   { dg-skip-if "nothing dissolves" "-fsanitize=address" }
   { dg-skip-if "what is stepped by hand keeps its object: its cleanups may throw" "-fexceptions" } */

#include "alloc.h"
#include "by-hand.h"

typedef co_iterator (int) I;

static I range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }
static I map (I it, int k) { co_for (int v, it) co_yield (v * k); }

static unsigned
looped_over (int n)
{
  I its[2] = { range (0, n), map (range (0, n), 3) };
  unsigned h = 0;
  for (int k = 0; k < 2; k++)
    co_for (int v, its[k])
      h = HASH (h, v);
  return h;
}

static unsigned
stepped (int n)
{
  co_auto I its[2] = { range (0, n), map (range (0, n), 3) };
  unsigned h = 0;
  int v;
  for (int k = 0; k < 2 * n; k++)
    if (co_next (&its[k & 1], &v))
      h = HASH (h, v);
  return h;
}

int
main (void)
{
  for (int n = 0; n < 20; n++)
    {
      unsigned one = 0, both = 0;
      for (int i = 0; i < 2 * n; i++)
	{
	  one = HASH (one, i < n ? i : (i - n) * 3);
	  both = HASH (both, i & 1 ? i / 2 * 3 : i / 2);
	}
      check (looped_over (n) == one && stepped (n) == both);
    }
}

/* { dg-final { scan-cogen-dump "'range' dissolves in 'looped_over'" } }
   { dg-final { scan-cogen-dump "'map' dissolves in 'looped_over'" } }
   { dg-final { scan-cogen-dump "'range' dissolves in 'stepped'" } }
   { dg-final { scan-cogen-dump "'map' dissolves in 'stepped'" } }
   { dg-final { scan-cogen-dump-not "does not dissolve" } }
   { dg-final { scan-cogen-dump-not "is boxed" } } */
