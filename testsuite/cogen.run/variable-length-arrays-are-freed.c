/* A VLA in scope at a suspension lives on the frame allocator, and is freed
   where its scope is left: by falling out, break, goto, and the end.
   { dg-skip-if "counts the allocated frame" "move.h" } */

#include "alloc.h"

static co_iterator (int)
scopes (int n)
{
  for (int i = 0;; i++)
    {
      char a[n];
      memset (a, i, n);
      co_yield (alloc_live);
      check (a[n - 1] == i);
      if (i == 2)
	break;
      {
	long b[n];
	b[0] = i;
	co_yield (alloc_live);
	if (b[0] == 1)
	  continue;
      }
      co_yield (alloc_live);
    }
  co_yield (alloc_live);
  int last[n + 1];
  last[n] = alloc_live;
  co_yield (last[n]);
}

int
main (void)
{
  co_iterator (int) it = scopes (50);
  unsigned base = alloc_live;
  int wanted[] = { 1, 2, 1, 1, 2, 1, 0, 1 }, v;
  for (int i = 0; i < 8; i++)
    {
      check (co_next (&it, &v));
      check (v - base == (unsigned) wanted[i]);
    }
  check (!co_next (&it, &v));
  check (alloc_live <= base);
  co_drop (&it);
  return 0;
}
