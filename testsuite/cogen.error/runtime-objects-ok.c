/* Each with the objects that it is for.  */

#include <cogen/future.h>
#include <cogen/iter.h>
#include <cogen/task.h>

typedef co_future (int) result;
co_generator (result, int) futures (void);
co_stream (int) ticks (void);
co_stream (result) streamed (void);
co_iterator (result) all (void);
co_future (short) little (void);
co_future (void) nothing (void);

co_future (int)
f (co_stream (int) s, co_stream (int) *borrowed, result a, result *const b)
{
  int x = 0, err;
  size_t n;
  free (co_await (co_join_all (co_final (futures (), &err), 2, &n)));
  free (co_await (co_join_all (streamed (), 0, &n)));
  free (co_await (co_join_all (all (), 0, &n)));
  co_for_await (int v, co_buffered (streamed (), 2))
    x += v;
  co_for_await (int v, co_unordered (all (), 2))
    x += v;
  co_for_await (int v, co_each_timeout (ticks (), 2))
    x += v;
  x += co_await (co_next_of (&s, &x)) + co_await (co_next_of (borrowed, &x));
  co_await (co_join (&a, &x, b, &x));
  co_future (void) some = co_join (&a, &x, &a, &x, &a, &x, &a, &x, &a, &x, &a, &x, &a, &x, &a, &x);
  co_await (co_join (&some, NULL, b, &x));
  x += co_await (co_timeout (2, little ()));
  x += co_await (co_timeout (2, nothing ()));
  co_return (x + err);
}
