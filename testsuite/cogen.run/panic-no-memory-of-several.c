/* One of the objects that a variable may hold has a boxed frame, and its
   allocation failed: a null object, whatever the others are.
   { dg-panic "cogen: main at line 31: null object used" } */

#include "alloc.h"

static co_iterator (int) once (int n) { while (n) co_yield (n--); }
static co_iterator (int) twice (int n) { while (n--) co_yield (n); }
static co_iterator (int) thrice (int n) { while (n-- > 3) co_yield (n); }

int __attribute__ ((noipa)) choose (void) { return 3; }

int
main (void)
{
  int v = 0;
  co_iterator (int) x = { 0 }, keep = { 0 };
  alloc_fail_at = 1;
  if (choose () == 1)
    x = once (1);
  else if (choose () == 2)
    x = twice (2);
  else
    for (int i = 0; i < 2; i++)
      {
	co_drop (&keep);
	keep = co_move (x);
	alloc_fail_at = 1;
	x = thrice (i + 9);
      }
  co_next (&x, &v);
  return 0;
}
