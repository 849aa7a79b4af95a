/* A variable whose scope spans a suspension, but that is dead across it, is
   on another stack when its scope ends: the address sanitizer must not take
   the next activation's use of it for one after its scope.  */

#include "check.h"
#include <cogen.h>

static co_iterator (int)
range (int from, int to)
{
  for (; from < to; from++)
    co_yield (from);
}

static co_iterator (int)
maybe (int n)
{
  co_iterator (int) it = { 0 };
  if (n)
    it = range (0, n);
  co_yield_from (it);
}

int
main (void)
{
  for (int k = 0; k < 3; k++)
    {
      int v;
      co_iterator (int) it = maybe (3);
      check (co_next (&it, &v) && v == 0);
      check (co_next (&it, &v) && v == 1);
      co_drop (&it);
    }
  return 0;
}
