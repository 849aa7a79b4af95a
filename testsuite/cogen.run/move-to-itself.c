/* An object moved to where it is stays there, however the place is named.  */

#include "alloc.h"

static co_iterator (int) __attribute__ ((noipa))
count (int n)
{
  while (n)
    co_yield (n--);
}

struct holder { co_iterator (int) it; };

int
main (void)
{
  int v = 0;
  co_iterator (int) x = count (3);
  x = co_move (x);
  check (!co_is_null (x) && co_next (&x, &v) && v == 3);
  co_drop (&x);
  struct holder h = { count (2) }, *p = &h;
  p->it = co_move (h.it);
  check (!co_is_null (h.it));
  co_drop (&h.it);
  return 0;
}
