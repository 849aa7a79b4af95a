/* A call by another name of a coroutine is elided, if nothing can replace the alias.
   { dg-alloc-count 0 } */

#include "alloc.h"

static co_iterator (int)
real (int n)
{
  while (n)
    co_yield (n--);
}

static co_iterator (int) own (int n) __attribute__ ((alias ("real")));
static co_iterator (int) reference (int n) __attribute__ ((weakref ("real")));
co_iterator (int) hidden (int n)
  __attribute__ ((alias ("real"), visibility ("hidden")));

static co_iterator (int)
both (void)
{
  co_yield_from (own (2));
  co_yield_from (reference (2));
}

int
main (void)
{
  int sum = 0;
  co_for (int v, own (4))
    sum += v;
  co_for (int v, hidden (4))
    sum += v;
  co_for (int v, both ())
    sum += v;
  check (sum == 26);
}
