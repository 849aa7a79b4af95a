/* Objects in members of structures, and in elements of arrays with constant indices,
   dissolve as those in variables do.  Each loop by hand beside it.  */

#include "alloc.h"
#include "by-hand.h"
#include "async.h"

typedef co_iterator (int) I;

static I
range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

static I
twice (I it)
{
  co_for (int v, it)
    co_yield (2 * v);
}

struct both { int n; I it, other; };
struct outer { struct both in[2]; char name[5]; };

static __attribute__ ((noipa)) unsigned
member_c (int n)
{
  struct both b = { n, range (0, n), { 0 } };
  b.other = twice (b.it);
  unsigned h = 0;
  int v;
  while (co_next (&b.other, &v))
    h = HASH (h, v + b.n);
  co_drop (&b.other);
  return h;
}

static unsigned
member_h (int n)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    h = HASH (h, 2 * i + n);
  return h;
}

static __attribute__ ((noipa)) unsigned
owned_c (int n)
{
  co_auto struct both b = { n, range (0, n), range (1, n) };
  unsigned h = 0;
  co_for (int v, b.it)
    h = HASH (h, v);
  return h;
}

static unsigned
owned_h (int n)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    h = HASH (h, i);
  return h;
}

static __attribute__ ((noipa)) unsigned
elements_c (int n)
{
  co_auto I its[3] = { range (0, n), range (5, 5 + n) };
  its[2] = twice (its[0]);
  unsigned h = 0;
  int v, w;
  while (co_next (&its[2], &v) && co_next (&its[1], &w))
    h = HASH (h, v * 3 + w);
  return h;
}

static unsigned
elements_h (int n)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    h = HASH (h, 2 * i * 3 + 5 + i);
  return h;
}

static __attribute__ ((noipa)) unsigned
nested_c (int n)
{
  struct outer o = { .in = { [1] = { .it = range (0, n) } }, .name = "abcd" };
  unsigned h = 0;
  int v;
  for (int i = 0; co_next (&o.in[1].it, &v); i++)
    h = HASH (h, v + o.name[i & 3]);
  co_drop (&o.in[1].it);
  return h;
}

static unsigned
nested_h (int n)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    h = HASH (h, i + "abcd"[i & 3]);
  return h;
}

/* Made anew in each turn, emptied as a whole.  */

static __attribute__ ((noipa)) unsigned
again_c (int n)
{
  struct both b = { 0 };
  unsigned h = 0;
  for (int i = 0; i < 3; i++)
    {
      b.it = range (i, n);
      co_for (int v, b.it)
	{
	  h = HASH (h, v);
	  if (v == 7)
	    break;
	}
      check (co_is_null (b.it));
      b = (struct both) { 0 };
    }
  return h;
}

static unsigned
again_h (int n)
{
  unsigned h = 0;
  for (int i = 0; i < 3; i++)
    for (int v = i; v < n; v++)
      {
	h = HASH (h, v);
	if (v == 7)
	  break;
      }
  return h;
}

/* Live across a suspension.  */

static I
chained (int n)
{
  co_auto struct both b = { n, range (0, n), range (n, 2 * n) };
  int v;
  while (co_next (&b.it, &v))
    co_yield (v);
  while (co_next (&b.other, &v))
    co_yield (v + b.n);
}

static __attribute__ ((noipa)) unsigned
held_c (int n)
{
  unsigned h = 0;
  co_for (int v, chained (n))
    h = HASH (h, v);
  return h;
}

static unsigned
held_h (int n)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    h = HASH (h, i);
  for (int i = n; i < 2 * n; i++)
    h = HASH (h, i + n);
  return h;
}

int
main (void)
{
  SAME (member);
  SAME (owned);
  SAME (elements);
  SAME (nested);
  SAME (again);
  SAME (held);
}
