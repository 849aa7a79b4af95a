/* Of an object that is one of several, or was perhaps wrapped in another, nothing is left
   either: it is made where the choice is.
   { dg-alloc-count 0 }
   { dg-additional-options "-fplugin-arg-cogen-dump" }
   { dg-skip-if "nothing dissolves" "no-dissolve" }
   { dg-skip-if "nothing dissolves" "-fsanitize=address" }
   { dg-skip-if "a call on an edge would throw to nobody knows where" "-fexceptions" } */

#include "alloc.h"
#include "by-hand.h"

typedef co_iterator (int) I;

static I range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }
static I map (I it, int k) { co_for (int v, it) co_yield (v * k); }
static I odd (I it) { co_for (int v, it) if (v & 1) co_yield (v); }

static unsigned
perhaps (int n)
{
  I it = map (range (0, n), 5);
  if (n & 1)
    it = odd (co_move (it));
  unsigned h = 0;
  co_for (int v, it)
    h = HASH (h, v);
  return h;
}

static unsigned
either (int n)
{
  I it;
  it = range (0, n);
  if (n & 2)
    it = map (co_move (it), 3);
  else if (n & 1)
    it = odd (co_move (it));
  unsigned h = 0;
  int v;
  while (co_next (&it, &v))
    h = HASH (h, v);
  return h;
}

static I
yields (int n)
{
  I it = range (0, n);
  if (n & 1)
    it = odd (co_move (it));
  else
    it = map (co_move (it), 3);
  co_for (int v, it)
    co_yield (v);
}

/* Each round makes anew what the one before has left in the middle.  */

static unsigned
again (int n)
{
  unsigned h = 0;
  for (int k = 0; k < 3; k++)
    {
      I it = range (0, n);
      if ((n ^ k) & 1)
	it = map (co_move (it), 3);
      int left = 2;
      co_for (int v, it)
	{
	  h = HASH (h, v);
	  if (--left == 0)
	    break;
	}
    }
  return h;
}

int
main (void)
{
  for (int n = 0; n < 20; n++)
    {
      unsigned h = 0, hp = 0, he = 0, hy = 0, ha = 0;
      for (int i = 0; i < n; i++)
	{
	  if (!(n & 1) || (i * 5 & 1))
	    hp = HASH (hp, i * 5);
	  if (n & 2)
	    he = HASH (he, i * 3);
	  else if (!(n & 1) || (i & 1))
	    he = HASH (he, i);
	  if (!(n & 1))
	    hy = HASH (hy, i * 3);
	  else if (i & 1)
	    hy = HASH (hy, i);
	}
      for (int k = 0; k < 3; k++)
	for (int i = 0; i < n && i < 2; i++)
	  ha = HASH (ha, (n ^ k) & 1 ? i * 3 : i);
      co_for (int v, yields (n))
	h = HASH (h, v);
      check (perhaps (n) == hp && either (n) == he && h == hy && again (n) == ha);
    }
}

/* { dg-final { scan-cogen-dump "the object of 'map' may be wrapped in another" } }
   { dg-final { scan-cogen-dump "the object of 'map' is made where it is used" } }
   { dg-final { scan-cogen-dump "the object of 'range' is made where it is used" } }
   { dg-final { scan-cogen-dump "'odd' dissolves in 'perhaps'" } }
   { dg-final { scan-cogen-dump "'range' dissolves in 'perhaps'" } }
   { dg-final { scan-cogen-dump "'range' dissolves in 'either'" } }
   { dg-final { scan-cogen-dump "'odd' dissolves in 'yields'" } }
   { dg-final { scan-cogen-dump "'map' dissolves in 'again'" } }
   { dg-final { scan-cogen-dump-not "does not dissolve" } }
   { dg-final { scan-cogen-dump-not "is boxed" } } */
