/* The operand of co_await is a future or the address of one.  */

#include <cogen.h>

co_future (int)
use (co_iterator (int) it, co_stream (int) s, int x)
{
  co_await (x);		/* { dg-error "3: operand of 'co_await' has type 'int', which is no future" } */
  /* { dg-note "consumed.*borrowed" "" .-1 } */
  co_await (it);	/* { dg-error "3: operand of 'co_await' has type 'co_iterator\\(int\\)', which is no future" } */
  /* { dg-note "write 'co_for \\(T item, iterator\\)' to loop over its items" "" .-1 } */
  co_await (s);		/* { dg-error "3: operand of 'co_await' has type 'co_stream\\(int\\)', which is no future" } */
  /* { dg-note "write 'co_for_await" "" .-1 } */
  co_return (1);
}
