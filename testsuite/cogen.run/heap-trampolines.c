/* With the trampolines of nested functions in the heap, what needs none across a
   suspension does what it does with those on the stack.
   { dg-require heap-trampolines }
   { dg-additional-options "-ftrampoline-impl=heap" } */

#include "alloc.h"

typedef int (*fn) (int);

static int __attribute__ ((noipa)) apply (fn f, int x) { return f (x); }

static co_iterator (int)
outer (int n)
{
  int twice (int x) { return 2 * x; }
  int add (int x) { return x + n; }
  fn f = twice;
  co_yield (apply (f, 1));
  co_yield (apply (f, add (2)));
}

static co_future (int)
at_once (int n)
{
  int add (int x) { return x + n; }
  co_return (apply (add, 1) + apply (add, 2));
}

static int __attribute__ ((noipa))
drive (int n)
{
  int sum = n;
  int add (int x) { return sum += x; }
  co_for (int v, outer (n))
    apply (add, v);
  return sum;
}

int
main (void)
{
  co_iterator (int) a = outer (10), b = outer (1000);
  int x, y;
  check (co_next (&a, &x) && x == 2 && co_next (&b, &y) && y == 2);
  check (co_next (&a, &x) && x == 24);
  co_drop (&a);
  check (co_next (&b, &y) && y == 2004);
  co_drop (&b);
  check (co_block_on (at_once (10)) == 23);
  check (drive (10) == 10 + 2 + 24);
  check (alloc_live == 0);
  return 0;
}
