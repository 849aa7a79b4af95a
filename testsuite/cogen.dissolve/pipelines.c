/* Adaptors one in the other, in an expression, in variables, in one variable, chosen,
   in a loop: as the loops by hand.
   GCC 12 and 13 use a name before its definition in ten_c when they vectorize straight code
   with -fexceptions, with or without the loops dissolved (GCC 11 and 14 do not).
   { dg-additional-options "-fno-tree-slp-vectorize" } */

#include "alloc.h"
#include "by-hand.h"
#include <stdbool.h>

#define ADAPTOR static co_iterator (int)

ADAPTOR range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }
ADAPTOR map (co_iterator (int) it, int (*f) (int)) { co_for (int v, it) co_yield (f (v)); }
ADAPTOR filter (co_iterator (int) it, bool (*keep) (int)) { co_for (int v, it) if (keep (v)) co_yield (v); }
ADAPTOR take (co_iterator (int) it, int n) { if (n > 0) co_for (int v, it) { co_yield (v); if (--n == 0) break; } }
ADAPTOR skip (co_iterator (int) it, int n) { co_for (int v, it) if (n > 0) n--; else co_yield (v); }
ADAPTOR step_by (co_iterator (int) it, int n) { int k = 0; co_for (int v, it) { if (k == 0) co_yield (v); if (++k == n) k = 0; } }
ADAPTOR scan (co_iterator (int) it, int a) { co_for (int v, it) { a += v; co_yield (a); } }
ADAPTOR chain (co_iterator (int) a, co_iterator (int) b) { co_for (int v, a) co_yield (v); co_for (int v, b) co_yield (v); }
ADAPTOR chain_from (co_iterator (int) a, co_iterator (int) b) { co_yield_from (a); co_yield_from (b); }
ADAPTOR zip (co_iterator (int) a, co_iterator (int) b)
{
  int x, y;
  while (co_next (&a, &x) && co_next (&b, &y))
    co_yield (x * 1000 + y);
}
ADAPTOR flat_map (co_iterator (int) it, co_iterator (int) (*f) (int)) { co_for (int v, it) co_for (int w, f (v)) co_yield (w); }
ADAPTOR flat_from (co_iterator (int) it, co_iterator (int) (*f) (int)) { co_for (int v, it) co_yield_from (f (v)); }

static int twice (int x) { return 2 * x; }
static int next (int x) { return x + 1; }
static bool odd (int x) { return x & 1; }
static bool third (int x) { return x % 3 == 0; }
ADAPTOR below (int n) { for (int i = 0; i < n % 5; i++) co_yield (i); }

#define SUM(e) unsigned h = 0; co_for (int v, e) h = HASH (h, v); return h;
#define EACH(n) unsigned h = 0; for (int i = 0; i < (n); i++)
#define ADD(v) h = HASH (h, (v))

static __attribute__ ((noipa)) unsigned one_c (int n) { SUM (range (0, n)) }
static __attribute__ ((noipa)) unsigned one_h (int n) { EACH (n) ADD (i); return h; }
static __attribute__ ((noipa)) unsigned three_c (int n) { SUM (map (filter (range (0, n), odd), twice)) }
static __attribute__ ((noipa)) unsigned three_h (int n) { EACH (n) if (odd (i)) ADD (2 * i); return h; }
static __attribute__ ((noipa)) unsigned ten_c (int n)
{
  SUM (take (map (step_by (skip (map (filter (scan (map (range (0, n), next), 7), odd), next), 2), 2), twice), 20))
}
static __attribute__ ((noipa)) unsigned ten_h (int n)
{
  int a = 7, s = 2, k = 0, t = 20;
  EACH (n)
    {
      a += next (i);
      if (!odd (a))
	continue;
      int v = next (a);
      if (s > 0) { s--; continue; }
      bool first = k == 0;
      if (first)
	{
	  ADD (2 * v);
	  if (--t == 0)
	    break;
	}
      if (++k == 2)
	k = 0;
    }
  return h;
}
static __attribute__ ((noipa)) unsigned chained_c (int n) { SUM (chain (map (range (0, n), twice), range (5, n))) }
static __attribute__ ((noipa)) unsigned chained_h (int n) { EACH (n) ADD (2 * i); for (int i = 5; i < n; i++) ADD (i); return h; }
static __attribute__ ((noipa)) unsigned chained_from_c (int n) { SUM (chain_from (map (range (0, n), twice), range (5, n))) }
#define chained_from_h chained_h
static __attribute__ ((noipa)) unsigned zipped_c (int n) { SUM (zip (range (0, n), map (range (3, n), twice))) }
static __attribute__ ((noipa)) unsigned zipped_h (int n) { EACH (n - 3) ADD (i * 1000 + 2 * (i + 3)); return h; }
static __attribute__ ((noipa)) unsigned flat_c (int n) { SUM (flat_map (range (0, n), below)) }
static __attribute__ ((noipa)) unsigned flat_h (int n) { EACH (n) for (int k = 0; k < i % 5; k++) ADD (k); return h; }
static __attribute__ ((noipa)) unsigned flat_from_c (int n) { SUM (flat_from (range (0, n), below)) }
#define flat_from_h flat_h

static __attribute__ ((noipa)) unsigned variables_c (int n)
{
  co_iterator (int) a = range (0, n), b = filter (co_move (a), third);
  co_iterator (int) c = map (co_move (b), next);
  SUM (c)
}
static __attribute__ ((noipa)) unsigned variables_h (int n) { EACH (n) if (third (i)) ADD (i + 1); return h; }
static __attribute__ ((noipa)) unsigned same_variable_c (int n)
{
  co_iterator (int) a = range (0, n);
  a = filter (co_move (a), third);
  a = map (co_move (a), next);
  SUM (a)
}
#define same_variable_h variables_h
static __attribute__ ((noipa)) unsigned in_a_loop_c (int n)
{
  unsigned h = 0;
  for (int k = 0; k < n; k++)
    co_for (int v, map (range (k, k + k % 4), twice))
      ADD (v);
  return h;
}
static __attribute__ ((noipa)) unsigned in_a_loop_h (int n) { EACH (n) for (int v = i; v < i + i % 4; v++) ADD (2 * v); return h; }
static __attribute__ ((noipa)) unsigned reassigned_c (int n)
{
  unsigned h = 0;
  co_iterator (int) a = range (0, 2);
  for (int k = 0; k < n; k++)
    {
      int v;
      if (!co_next (&a, &v))
	{
	  co_drop (&a);
	  a = range (k, k + 3);
	  continue;
	}
      ADD (v);
    }
  return h;
}
static __attribute__ ((noipa)) unsigned reassigned_h (int n)
{
  unsigned h = 0;
  int at = 0, end = 2;
  for (int k = 0; k < n; k++)
    if (at == end) { at = k; end = k + 3; }
    else ADD (at++);
  return h;
}
/* One object is made while an earlier one of the same call is held.  */
static __attribute__ ((noipa)) unsigned held_c (int n)
{
  unsigned h = 0;
  co_iterator (int) held = range (50, 60);
  for (int k = 0; k < n; k++)
    {
      co_iterator (int) it = range (k, k + 3);
      int v = 0, w = 0;
      co_next (&it, &v);
      co_next (&held, &w);
      ADD (v + 2 * w);
      co_drop (&held);
      held = co_move (it);
    }
  return h;
}
static __attribute__ ((noipa)) unsigned held_h (int n)
{
  unsigned h = 0;
  for (int k = 0; k < n; k++)
    ADD (k + 2 * (k ? k : 50));
  return h;
}
static __attribute__ ((noipa)) unsigned chosen_c (int n) { SUM (n & 1 ? map (range (0, n), twice) : filter (range (0, n), third)) }
static __attribute__ ((noipa)) unsigned chosen_h (int n) { EACH (n) if (n & 1) ADD (2 * i); else if (third (i)) ADD (i); return h; }
static __attribute__ ((noipa)) unsigned chosen_by_if_c (int n)
{
  co_iterator (int) a = range (0, n);
  if (n & 1)
    a = map (co_move (a), twice);
  else
    a = filter (co_move (a), third);
  SUM (a)
}
#define chosen_by_if_h chosen_h
static __attribute__ ((noipa)) unsigned maybe_wrapped_c (int n)
{
  co_iterator (int) a = range (0, n);
  if (n & 1)
    a = map (co_move (a), twice);
  SUM (a)
}
static __attribute__ ((noipa)) unsigned maybe_wrapped_h (int n) { EACH (n) ADD (n & 1 ? 2 * i : i); return h; }

/* What small functions of the unit do to objects.  */
static unsigned eat (co_iterator (int) it) { SUM (it) }
static unsigned eat_two (co_iterator (int) *it)
{
  unsigned h = 0;
  int v;
  for (int k = 0; k < 2 && co_next (it, &v); k++)
    ADD (v);
  return h;
}
static co_iterator (int) thirds (int n) { return map (filter (range (0, n), third), next); }
static __attribute__ ((noipa)) unsigned eaten_c (int n) { return eat (thirds (n)); }
#define eaten_h variables_h
static __attribute__ ((noipa)) unsigned two_eaten_c (int n)
{
  co_iterator (int) it = range (0, n);
  unsigned h = eat_two (&it);
  return h * 7 + eat_two (&it);
}
static __attribute__ ((noipa)) unsigned two_eaten_h (int n)
{
  unsigned a = 0, b = 0;
  for (int i = 0; i < n && i < 2; i++)
    a = HASH (a, i);
  for (int i = 2; i < n && i < 4; i++)
    b = HASH (b, i);
  return a * 7 + b;
}

/* One of two functions makes each object, and it is not known which.  */
ADAPTOR pairs (int n) { co_yield (n); co_yield (-n); }
static __attribute__ ((noipa)) unsigned flat_chosen_c (int n) { SUM (flat_map (range (0, n), n & 1 ? below : pairs)) }
static __attribute__ ((noipa)) unsigned flat_chosen_h (int n)
{
  EACH (n)
    if (n & 1)
      for (int j = 0; j < i % 5; j++)
	ADD (j);
    else
      {
	ADD (i);
	ADD (-i);
      }
  return h;
}

/* Two loops of one function, inlined twice.  */
static __attribute__ ((noipa)) unsigned eaten_twice_c (int n)
{
  unsigned h = eat (range (0, n));
  return h * 7 + eat (map (range (1, n), twice));
}
static __attribute__ ((noipa)) unsigned eaten_twice_h (int n)
{
  unsigned a = 0, b = 0;
  for (int i = 0; i < n; i++)
    a = HASH (a, i);
  for (int i = 1; i < n; i++)
    b = HASH (b, 2 * i);
  return a * 7 + b;
}

int
main (void)
{
  SAME (one); SAME (three); SAME (ten); SAME (chained); SAME (chained_from); SAME (zipped);
  SAME (flat); SAME (flat_from); SAME (variables); SAME (same_variable); SAME (in_a_loop);
  SAME (reassigned); SAME (chosen); SAME (chosen_by_if); SAME (eaten); SAME (two_eaten); SAME (eaten_twice); SAME (flat_chosen);
  SAME (maybe_wrapped); SAME (held);
}
