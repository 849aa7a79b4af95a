/* A co_auto object that is dropped before a suspension is not touched after
   it: for the address sanitizer its scope has ended.  */

#include "alloc.h"

static co_iterator (int)
range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

co_iterator (int) __attribute__ ((noipa)) pass (co_iterator (int) it) { return it; }

static co_iterator (int)
peek (int choice)
{
  {
    co_auto co_iterator (int) it = choice ? range (4, 10) : pass (range (1, 7));
    int v;
    if (co_next (&it, &v))
      check (v == (choice ? 4 : 1));
  }
  co_yield (0);
}

int
main (void)
{
  for (int choice = 0; choice < 2; choice++)
    co_for (int v, peek (choice))
      check (v == 0);
  return 0;
}
