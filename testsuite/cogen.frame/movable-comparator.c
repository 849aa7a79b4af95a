/* qsort keeps nothing, but the comparison function that it is given may.  */

#include "check.h"
#include <cogen.h>
#include <stdlib.h>

static const int *seen;

static int plain (const void *a, const void *b) { return *(const int *) a - *(const int *) b; }
static int spying (const void *a, const void *b) { seen = a; return plain (a, b); }

static co_iterator (int)
sorted (int n)
{
  int all[3] = { 3, n, 1 };
  qsort (all, 3, sizeof *all, plain);
  co_yield (all[0]);
  co_yield (all[1]);
}

static co_iterator (int)
spied (int n)
{
  int all[3] = { 3, n, 1 };
  qsort (all, 3, sizeof *all, spying);
  co_yield (all[0]);
  co_yield (all[1]);
}

int
main (void)
{
  check (co_is_movable (sorted));
  check (!co_is_movable (spied));
  co_for (int v, sorted (2))
    check (v == 1 || v == 2);
  co_for (int v, spied (2))
    check (v == 1 || v == 2);
  return 0;
}
