/* The near misses: a stream does both; a future has a nested iterator.  */

#include <cogen.h>

co_stream (int) stream (co_future (int) f) { co_yield (co_await (f)); }

co_future (int)
finish (void)
{
  co_iterator (int) inner (void) { co_yield (1); }
  int sum = 0;
  co_for (int v, inner ())
    sum += v;
  co_return (sum);
}
