/* Pointers to the variables of a producer whose tag is never what they would need: no
   warning of one.
   { dg-additional-options "-Wall -Wextra" } */

#include "alloc.h"

static int live;
static void leave (int *x) { live -= *x == 77; *x = 0; }
static int enter (void) { live++; return 77; }
#define GUARD int guard __attribute__ ((cleanup (leave), unused)) = enter ()

typedef co_iterator (int) I;

static I range (int lo, int hi) { GUARD; for (int i = lo; i < hi; i++) co_yield (i); }
static I add (I in, int n) { GUARD; co_for (int v, in) co_yield (v + n); }
static I below (I in) { GUARD; co_for (int v, in) co_yield_from (range (0, v & 3)); }

static unsigned hash;
static void show (int v) { hash = hash * 31 + (unsigned) v + 7; }

static void
run (void)
{
  I it = add (below (range (9, 14)), 0);
  int n;
  if (co_next (&it, &n))
    show (n);
  co_for (int v, it)
    show (v);
}

int
main (void)
{
  run ();
  unsigned seen = hash;
  hash = 0;
  for (int i = 9; i < 14; i++)
    for (int k = 0; k < (i & 3); k++)
      show (k);
  check (seen == hash && live == 0);
}
