/* Two suspensions in one expression: each has the resume argument of its own
   resume as its value, whatever the compiler makes of the expression.  (C
   leaves open which operand comes first; GCC takes the left one.)  */

#include "check.h"
#include <cogen.h>

static int join (int a, int b) { return 10 * a + b; }

static co_generator (char, int, int)
pairs (void)
{
  int x = 10 * co_yield ('a') + co_yield ('b');
  check (x == 12);
  x = (co_yield ('c') & 31) * (co_yield ('d') & 31);
  check (x == 3 * 4);
  x = join (co_yield ('e'), 6);
  check (x == 56);
  x = co_yield ('f') - (co_yield ('g') - co_yield ('h'));
  check (x == 6 - (7 - 8));
  int array[2] = { co_yield ('i'), co_yield ('j') };
  check (array[0] == 9 && array[1] == 10);
  x = (co_yield ('k') << 8 | co_yield ('l')) == (11 << 8 | 12);
  check (x);
  x = co_arg ();
  int y = x + co_yield ('m');
  check (y == 12 + 13);
  co_return (y);
}

int
main (void)
{
  co_generator (char, int, int) g = pairs ();
  char c;
  int r;
  for (int i = 0; i < 13; i++)
    check (co_resume (&g, i, &c, &r) == CO_YIELDED && c == 'a' + i);
  check (co_resume (&g, 13, &c, &r) == CO_RETURNED && r == 25);
  co_drop (&g);
  return 0;
}
