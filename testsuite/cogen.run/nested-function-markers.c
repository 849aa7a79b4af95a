/* A marker belongs to the function that textually encloses it: an ordinary
   function may contain a coroutine, and a coroutine an ordinary function.  */

#include "check.h"
#include <cogen.h>

static co_iterator (int)
outer (int n)
{
  int twice (int x) { return 2 * x; }
  co_iterator (int) inner (int a) { co_yield (a); co_yield (twice (a)); }
  co_yield (0);
  co_for (int v, inner (n))
    co_yield (v);
}

/* Not a coroutine, though it contains one: it runs at once.  */
static co_iterator (int)
ordinary (int *ran)
{
  co_iterator (int) inner (int a) { co_yield (a); }
  *ran = 1;
  return inner (5);
}

int
main (void)
{
  int wanted[] = { 0, 4, 8 }, i = 0;
  co_for (int v, outer (4))
    check (v == wanted[i++]);
  check (i == 3);

  int ran = 0;
  co_iterator (int) it = ordinary (&ran);
  check (ran);
  int v;
  check (co_next (&it, &v) && v == 5);
  co_drop (&it);
  return 0;
}
