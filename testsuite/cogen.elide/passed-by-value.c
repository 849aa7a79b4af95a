/* An object passed by value into an elided coroutine that keeps it to itself
   is elided too: a pipeline of adaptors allocates nothing.
   { dg-alloc-count 0 } */

#include "alloc.h"

static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }
static co_iterator (int) map (co_iterator (int) in, int (*f) (int)) { co_for (int v, in) co_yield (f (v)); }
static co_iterator (int) filter (co_iterator (int) in, int (*keep) (int)) { co_for (int v, in) if (keep (v)) co_yield (v); }

static co_iterator (int)
take (co_iterator (int) in, int n)
{
  if (n > 0)
    co_for (int v, in)
      {
	co_yield (v);
	if (--n == 0)
	  break;
      }
}

static int square (int x) { return x * x; }
static int odd (int x) { return x & 1; }

int
main (void)
{
  int sum = 0;
  co_for (int v, take (filter (map (range (0, 1000), square), odd), 5))
    sum += v;
  check (sum == 165);
  return 0;
}
