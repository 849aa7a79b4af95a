/* A generator's R and A may be void: then there is no argument to resume
   with, co_yield is void, and there is no result to fetch.  co_generator (Y, R)
   is the same type as co_generator (Y, R, void).  */

#include "check.h"
#include <cogen.h>

static co_generator (int, long)
sum (int n)
{
  long total = 0;
  for (int i = 0; i < n; i++)
    {
      co_yield (i);
      total += i;
    }
  co_return (total);
}

static co_generator (int, void, int)
twice (void)
{
  for (int x = co_arg (); x; x = co_yield (2 * x))
    ;
}

static co_generator (int, void)
one (void)
{
  co_yield (1);
  co_return ();
}

int
main (void)
{
  co_generator (int, long, void) g = sum (2);	/* the same type */
  int y;
  long r = -1;
  check (co_resume (&g, &y, &r) == CO_YIELDED && y == 0);
  check (co_resume (&g, &y, &r) == CO_YIELDED && y == 1);
  check (co_resume (&g, &y, &r) == CO_RETURNED && r == 1);
  co_drop (&g);

  co_generator (int, void, int) t = twice ();
  check (co_resume (&t, 4, &y) == CO_YIELDED && y == 8);
  check (co_resume (&t, 5, &y) == CO_YIELDED && y == 10);
  check (co_resume (&t, 0, &y) == CO_RETURNED);
  co_drop (&t);

  co_generator (int, void) o = one ();
  check (co_resume (&o, &y) == CO_YIELDED && y == 1);
  check (co_resume (&o, &y) == CO_RETURNED);
  co_drop (&o);
  return 0;
}
