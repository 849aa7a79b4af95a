/* The near misses.  */

#include <cogen.h>

co_future (long)
use (co_iterator (int) it, co_stream (int) s, co_generator (char, long) g)
{
  co_item_type (it) a = 0;
  co_item_type (g) b = 0;
  co_result_type (g) c = 0;
  co_like (it, int *) d = { 0 };
  co_like (s, struct { int a[3]; }) e = { 0 };
  co_each (int v, s)
    c += v + a + b;
  co_each (co_var v, it)
    c += v;
  (void) sizeof (d);
  (void) sizeof (e);
  co_drop (&g);
  co_return (c);
}
