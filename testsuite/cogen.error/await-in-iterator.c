/* co_await and co_context in an iterator or a generator: an error at the
   marker.  */

#include <cogen.h>

co_iterator (int)
iterate (co_future (int) f)	/* { dg-note "1: only a future or a stream may wait" } */
{
  co_yield (co_await (f));	/* { dg-error "13: 'co_await' in 'iterate', which returns 'co_iterator\\(int\\)'" } */
}

co_generator (int, int)
generate (co_future (int) f)	/* { dg-note "1: only a future or a stream is polled" } */
{
  co_context ();		/* { dg-error "3: 'co_context' in 'generate', which returns 'co_generator\\(int, int\\)'" } */
  co_return (co_await (f));	/* { dg-error "14: 'co_await' in 'generate', which returns 'co_generator\\(int, int\\)'" } */
  /* { dg-note "1: only a future or a stream may wait" "" .-4 } */
}
