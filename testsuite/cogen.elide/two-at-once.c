/* Two objects of one call alive at once (kept in an array over a loop, or by
   swapping variables) need two frames, elided or not.  */

#include "alloc.h"

static co_iterator (int) count (int from) { for (;; from++) co_yield (from); }

int
main (void)
{
  co_iterator (int) a[4];
  int v;
  for (int i = 0; i < 4; i++)
    a[i] = count (10 * i);
  for (int round = 0; round < 3; round++)
    for (int i = 0; i < 4; i++)
      check (co_next (&a[i], &v) && v == 10 * i + round);
  for (int i = 0; i < 4; i++)
    co_drop (&a[i]);

  co_iterator (int) x = count (1), y = count (100);
  for (int i = 0; i < 5; i++)
    {
      check (co_next (&x, &v) && v == (i % 2 ? 100 : 1) + i / 2);
      co_iterator (int) t = x;
      x = y;
      y = t;
    }
  co_drop (&x);
  co_drop (&y);

  co_iterator (int) last = { 0 };
  for (int i = 0; i < 3; i++)
    {
      co_iterator (int) next = count (i);
      co_next (&next, &v);
      if (!co_is_null (last))
	check (co_next (&last, &v) && v == i);
      co_drop (&last);
      last = next;
    }
  check (co_next (&last, &v) && v == 3);
  co_drop (&last);
  return 0;
}
