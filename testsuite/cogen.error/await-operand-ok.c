/* The near misses: futures of every sort, by value and by address, by typedef,
   by call, conditional.  */

#include <cogen.h>

typedef co_future (int) F;

struct holder { F f; };

F make (void);

F
use (F f, const F *unused, F array[2], struct holder *s, int x)
{
  (void) unused;
  int sum = co_await (f) + co_await (make ()) + co_await (array[x]);
  sum += co_await (&array[1]) + co_await (array) + co_await (&s->f);
  sum += co_await (x ? &array[0] : &s->f);
  co_return (sum + co_await (s->f));
}
