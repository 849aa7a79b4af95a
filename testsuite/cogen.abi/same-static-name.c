/* Static coroutines, and nested ones, of the same name in two units are two:
   also when link-time optimisation puts both into one.
   { dg-additional-sources "same-static-name.unit2.c" } */

#include "alloc.h"

static co_iterator (int)
items (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
}

co_iterator (int) other (int n);
static co_iterator (int) kept;

int
main (void)
{
  co_iterator (int) inner (int n) { co_yield (n); }
  int sum = 0;
  kept = items (4);
  co_for (int v, kept)
    sum += v;
  kept = other (4);
  co_for (int v, kept)
    sum += v;
  kept = inner (1000);
  co_for (int v, kept)
    sum += v;
  check (sum == 6 + 400 + 7 + 1000);
  return 0;
}
