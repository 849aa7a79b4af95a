/* There is no memory for a variable that co_movable_box puts outside the frame: a
   panic.
   { dg-panic "cogen: boxes: out of memory" } */

#include "alloc.h"

void __attribute__ ((weak)) keep (int *p) { (void) p; }

static co_movable_box co_iterator (int)
boxes (int n)
{
  keep (&n);
  co_yield (n);
  co_yield (n);
}

int
main (void)
{
  char memory[100] __attribute__ ((aligned (16)));
  co_iterator (int) it = co_place (memory, sizeof memory, boxes (1));
  int v;
  check (!co_is_null (it));
  alloc_fail_at = 1;
  co_next (&it, &v);
  return 0;
}
