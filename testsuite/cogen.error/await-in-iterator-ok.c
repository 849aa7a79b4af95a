/* The near misses of await-in-iterator.c: a stream may do both.  */

#include <cogen.h>

co_stream (int)
stream (co_future (int) f)
{
  co_yield (co_await (f));
  (void) co_context ();
}
