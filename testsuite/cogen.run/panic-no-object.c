/* A function without markers that ends without an object warns by default, and panics
   there, with its name: its caller would use what is in two registers.
   { dg-panic "cogen: chosen: reached its end without a result" } */

#include "async.h"

static co_iterator (int) upto (int n) { for (int i = 0; i < n; i++) co_yield (i); }

static __attribute__ ((noinline)) co_iterator (int)
chosen (int n)	/* { dg-note "without a marker" } */
{
  if (n)
    return upto (n);
}	/* { dg-warning "1: control reaches the end of 'chosen', which returns" } */

int
main (void)
{
  int sum = 0;
  co_for (int v, chosen (4))
    sum += v;
  check (sum == 6);
  co_for (int v, chosen (sum - 6))
    sum += v;
  return 0;
}
