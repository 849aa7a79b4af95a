/* A marker that consumes leaves its operand null, so it must not be const.  */

#include <cogen.h>

co_future (int)
use (co_future (int) f)
{
  const co_future (int) g = co_move (f);
  co_return (co_await (g));	/* { dg-error "14: 'co_await' consumes 'g', which is read-only" } */
  /* { dg-note "an object that is consumed is left null" "" .-1 } */
}
