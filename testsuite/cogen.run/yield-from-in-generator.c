/* Resume arguments that arrive while a generator delegates are ignored;
   afterwards co_arg () is the last of them.  */

#include "check.h"
#include <cogen.h>

static co_iterator (int) upto (int n) { for (int i = 0; i < n; i++) co_yield (i); }

static co_generator (int, int, int)
delegate (int n)
{
  check (co_arg () == 100);
  co_yield_from (upto (n));
  int last = co_arg ();
  int next = co_yield (50);
  co_return (last * 1000 + next);
}

int
main (void)
{
  co_generator (int, int, int) g = delegate (3);
  int y, r;
  for (int i = 0; i < 3; i++)
    check (co_resume (&g, 100 + i, &y, &r) == CO_YIELDED && y == i);
  check (co_resume (&g, 103, &y, &r) == CO_YIELDED && y == 50);
  check (co_resume (&g, 104, &y, &r) == CO_RETURNED && r == 103104);
  co_drop (&g);

  g = delegate (0);
  check (co_resume (&g, 100, &y, &r) == CO_YIELDED && y == 50);
  check (co_resume (&g, 7, &y, &r) == CO_RETURNED && r == 100007);
  co_drop (&g);
  return 0;
}
