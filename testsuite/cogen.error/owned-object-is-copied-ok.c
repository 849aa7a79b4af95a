/* The near misses: markers that consume, co_move, addresses, members, and
   plain variables and parameters of ordinary functions, which are not owned.  */

#include <cogen.h>

void take (co_future (int) f);

co_future (int)
param (co_future (int) f, co_iterator (int) it, co_future (int) g, co_future (int) h)
{
  co_future (int) *p = &g;
  int v = co_is_null (h) || f.vtable == 0;
  take (co_move (h));
  co_for (int w, it)
    v += w;
  co_drop (p);
  co_return (v + co_await (f));
}

void
ordinary (co_future (int) f)
{
  co_future (int) g = f;
  co_auto co_future (int) h = g;
  take (co_move (h));
}
