/* What escapes is boxed, once each: stored in a global, returned, passed to
   a function that is not seen, kept by a coroutine that is itself boxed.
   { dg-alloc-count 4 } */

#include "alloc.h"

static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }
static co_iterator (int) kept;

static int __attribute__ ((noipa))
sum (co_iterator (int) it)
{
  int s = 0;
  co_for (int v, it)
    s += v;
  return s;
}

static co_iterator (int) __attribute__ ((noipa))
make (int n)
{
  return range (0, n);
}

static co_iterator (int)
doubled (int n)
{
  co_for (int v, range (0, n))
    co_yield (2 * v);
}

int
main (void)
{
  kept = range (0, 2);			/* 1 */
  check (sum (range (0, 4)) == 6);	/* 2 */
  int s = 0;
  co_for (int v, make (3))		/* 3 */
    s += v;
  check (s == 3);
  co_drop (&kept);
  kept = doubled (3);			/* 4; its child is inside */
  check (sum (kept) == 6);
  return 0;
}
