/* The near misses: a nested function that captures nothing, one that is called directly,
   a coroutine that does not suspend, and an ordinary function that drives coroutines.
   { dg-require heap-trampolines }
   { dg-additional-options "-ftrampoline-impl=heap" } */

#include <cogen.h>
#include <stdlib.h>

typedef int (*fn) (int);

co_iterator (int)
outer (int n)
{
  int twice (int x) { return 2 * x; }
  int add (int x) { return x + n; }
  fn f = twice;
  co_yield (f (1));
  co_yield (f (add (2)));
}

co_future (int)
at_once (int n, int *array, size_t size)
{
  int compare (const void *a, const void *b) { return n * (*(const int *) a - *(const int *) b); }
  qsort (array, size, sizeof *array, compare);
  co_return (array[0]);
}

int
drive (int n)
{
  int add (int x) { return x + n; }
  fn p = add;
  int sum = 0;
  co_for (int v, outer (n))
    sum += p (v);
  return sum;
}
