/* echo yields char, is resumed with int, finishes with int.
   The first resume argument starts the body; co_yield gives the later ones.  */

#include "check.h"
#include <cogen.h>

co_generator (char, int, int)
echo (int limit)
{
  int sum = 0;
  while (sum < limit)
    sum += co_yield ('?');
  co_return (sum);
}

int
main (void)
{
  co_generator (char, int, int) g = echo (10);
  char c = 0;
  int r = -1;
  check (co_resume (&g, 1000, &c, &r) == CO_YIELDED && c == '?');
  c = 0;
  check (co_resume (&g, 4, &c, &r) == CO_YIELDED && c == '?');
  check (r == -1);
  c = 0;
  check (co_resume (&g, 7, &c, &r) == CO_RETURNED);
  check (r == 11 && c == 0);
  co_drop (&g);
  check (co_is_null (g));
  return 0;
}
