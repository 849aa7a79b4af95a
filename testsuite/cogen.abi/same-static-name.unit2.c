/* The other unit of same-static-name.c.  */

#include <cogen.h>

static co_iterator (int)
items (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (100);
}

co_iterator (int)
other (int n)
{
  co_iterator (int) inner (int k) { co_yield (k); }
  co_yield_from (items (n));
  co_yield_from (inner (7));
}
