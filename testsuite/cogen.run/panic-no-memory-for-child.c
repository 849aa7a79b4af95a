/* A boxed child that could not be allocated is a null object: delegating to
   it panics.
   { dg-panic "cogen: down at line 14: null object used" } */

#include "alloc.h"

static int ended;

static co_iterator (int)
down (int n)
{
  co_yield (n);
  if (n)
    co_yield_from (down (n - 1));
  ended++;
}

int
main (void)
{
  co_iterator (int) it = down (3);
  int v;
  check (co_next (&it, &v));
  alloc_fail_at = 1;
  return co_next (&it, &v);
}
