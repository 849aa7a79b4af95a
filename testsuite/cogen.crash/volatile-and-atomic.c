/* Volatile and atomic aggregates, returned twice, compared and swapped.  */

#include <cogen.h>

struct pair { int a, b; };

co_iterator (int)
shared (volatile struct pair *p, _Atomic (struct pair) *q)
{
  volatile struct pair local = *p;
  _Atomic (struct pair) atom = *q;
  volatile int array[3] = { 1, 2, 3 };
  co_yield (local.a + array[1]);
  struct pair copy = atom;
  co_yield (copy.b);
  array[2]++;
  *p = local;
  *q = copy;
  co_yield (array[2]);
}
