/* The near misses: a nested function that captures nothing, one called
   directly, and a pointer used only between two suspensions.  */

#include <cogen.h>
#include <stdlib.h>

co_iterator (int)
outer (int n, int *array, size_t size)
{
  int twice (int x) { return 2 * x; }
  int add (int x) { return x + n; }
  int compare (const void *a, const void *b) { return n * (*(const int *) a - *(const int *) b); }
  int (*f) (int) = twice;
  co_yield (f (1));
  qsort (array, size, sizeof *array, compare);
  co_yield (f (add (2)));
}
