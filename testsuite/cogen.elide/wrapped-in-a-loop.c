/* A call in a loop makes an object that owns the one it made in the round before:
   their frames cannot be the same variable.  */

#include "alloc.h"
#include <cogen.h>

static co_iterator (int)
range (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
}

static co_iterator (int)
plus (co_iterator (int) it, int n)
{
  co_for (int v, it)
    co_yield (v + n);
}

/* By way of another variable.  */
static int
swapped (int n, int depth)
{
  int s = 0;
  co_iterator (int) it = range (n), other = { 0 };
  for (int i = 0; i < depth; i++)
    {
      other = plus (co_move (it), 10);
      it = co_move (other);
    }
  co_for (int v, co_move (it))
    s += v;
  return s;
}

/* Without a variable in between.  */
static int
passed (int n, int depth)
{
  int s = 0;
  co_iterator (int) it = range (n);
  for (int i = 0; i < depth; i++)
    it = plus (it, 10);
  co_for (int v, co_move (it))
    s += v;
  return s;
}

static int
wrapped (int n, int depth)
{
  int s = 0;
  co_iterator (int) it = range (n);
  for (int i = 0; i < depth; i++)
    it = plus (co_move (it), 10);
  co_for (int v, co_move (it))
    s += v;
  return s;
}

int
main (void)
{
  check (wrapped (4, 0) == 6 && wrapped (4, 1) == 46 && wrapped (4, 3) == 126);
  check (swapped (4, 0) == 6 && swapped (4, 1) == 46 && swapped (4, 3) == 126);
  check (passed (4, 0) == 6 && passed (4, 1) == 46 && passed (4, 3) == 126);
  check (alloc_live == 0);
  return 0;
}
