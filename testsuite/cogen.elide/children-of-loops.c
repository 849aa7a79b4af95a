/* Loops and delegations over direct calls inside coroutines embed the child;
   the loop in main then allocates nothing at all.
   { dg-alloc-count 0 } */

#include "alloc.h"

static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }

static co_iterator (int)
squares (int n)
{
  co_for (int i, range (0, n))
    co_yield (i * i);
}

static co_iterator (int)
both (int n)
{
  co_yield_from (squares (n));
  co_yield_from (range (100, 100 + n));
  co_for (int i, squares (n))
    co_for (int j, range (0, i))
      co_yield (j);
}

int
main (void)
{
  int wanted[] = { 0, 1, 4, 100, 101, 102, 0, 0, 1, 2, 3 }, n = 0;
  co_for (int v, both (3))
    check (v == wanted[n++]);
  check (n == 11);
  return 0;
}
