/* Whatever dissolves is never made: no frame, no vtable, no method is left, at any level.
   { dg-alloc-count 0 }
   { dg-additional-options "-fplugin-arg-cogen-dump" }
   { dg-skip-if "nothing dissolves" "no-dissolve" }
   { dg-skip-if "nothing dissolves" "-fsanitize=address" }
   { dg-skip-if "what is stepped by hand keeps its object: its cleanups may throw" "-fexceptions" } */

#include "alloc.h"
#include "by-hand.h"
#include <stdbool.h>

static inline co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }
static inline co_iterator (int) map (co_iterator (int) it, int k) { co_for (int v, it) co_yield (v * k); }
static co_iterator (int) made_elsewhere (int n) { return map (range (0, n), 3); }

static unsigned
loop (int n)
{
  unsigned h = 0;
  co_for (int v, map (map (range (0, n), 3), 5))
    h = HASH (h, v);
  return h;
}

static unsigned
moved (int n)
{
  co_iterator (int) a = made_elsewhere (n);
  a = map (co_move (a), 5);
  unsigned h = 0;
  int v;
  while (co_next (&a, &v))
    h = HASH (h, v);
  return h;
}

static unsigned
by_hand (int n)
{
  unsigned h = 0;
  for (int i = 0; i < n; i++)
    h = HASH (h, i * 15);
  return h;
}

int
main (void)
{
  for (int n = 0; n < 20; n++)
    check (loop (n) == by_hand (n) && moved (n) == by_hand (n));
}

/* { dg-final { scan-cogen-dump "'map' dissolves in 'loop'" } }
   { dg-final { scan-cogen-dump "'range' dissolves in 'loop'" } }
   { dg-final { scan-cogen-dump "'made_elsewhere' is inlined in 'moved'" } }
   { dg-final { scan-cogen-dump "'range' dissolves in 'moved'" } }
   { dg-final { scan-cogen-dump-not "does not dissolve" } } */
