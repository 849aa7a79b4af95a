/* Stepped by hand: what has ended says so again, however often; what is dropped runs no
   cleanup twice.  */

#include "alloc.h"

static int left;
static void leave (int *p) { left += *p; }

static co_iterator (int)
three (void)
{
  int one __attribute__ ((cleanup (leave))) = 1;
  for (int i = 0; i < 3; i++)
    co_yield (i);
}

int
main (void)
{
  int v = -1, n = 0;
  co_iterator (int) it = three ();
  while (co_next (&it, &v))
    check (v == n++);
  check (n == 3 && left == 1);
  for (int k = 0; k < 3; k++)
    check (!co_next (&it, &v) && v == 2);
  co_drop (&it);
  co_drop (&it);
  check (left == 1);
  struct { int pad, v; } s = { 0, 0 };
  co_iterator (int) again = three ();
  check (co_next (&again, &s.v) && s.v == 0 && co_next (&again, &s.v) && s.v == 1);
  co_drop (&again);
  check (left == 2);
}
