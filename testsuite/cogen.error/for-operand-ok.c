/* The near misses: iterators, streams and generators from variables, members, calls,
   conditionals and statement expressions.  */

#include <cogen.h>

co_iterator (int) ints (void);
co_stream (int) stream (void);
co_generator (int, void) generator (void);
struct s { co_iterator (int) it; co_stream (int) s[2]; };

co_future (int)
use (struct s *p, int x)
{
  int sum = 0;
  co_for (int v, p->it)
    sum += v;
  co_for (int v, x ? ints () : (co_iterator (int)) { 0 })
    sum += v;
  co_for (int v, ({ x++; ints (); }))
    sum += v;
  co_for (int v, generator ())
    sum += v;
  co_for_await (int v, p->s[x & 1])
    sum += v;
  co_for_await (int v, stream ())
    sum += v;
  co_return (sum);
}
