/* range is lazy, ends at the end of its body, and once exhausted
   an iterator stays exhausted and leaves the item alone.  */

#include "check.h"
#include <cogen.h>

co_iterator (int)
range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

int
main (void)
{
  co_iterator (int) it = range (3, 6);
  check (!co_is_null (it));
  int v = 0;
  for (int i = 3; i < 6; i++)
    {
      check (co_next (&it, &v));
      check (v == i);
    }
  for (int i = 0; i < 3; i++)
    {
      v = 99;
      check (!co_next (&it, &v));
      check (v == 99);
    }
  co_drop (&it);
  check (co_is_null (it));

  it = range (5, 5);
  check (!co_next (&it, &v));
  co_drop (&it);
  return 0;
}
