/* Where there is no resume argument, the value of co_yield is void; so is that
   of co_yield_from, and of co_await of a co_future (void).  */

#include <cogen.h>

co_iterator (int)
iterate (co_iterator (int) it)
{
  int x = co_yield (1);		/* { dg-error "void value not ignored as it ought to be" } */
			/* { dg-note "'co_yield' has a value in a generator only" "" .-1 } */
  int y = co_yield_from (it);	/* { dg-error "void value not ignored as it ought to be" } */
  co_yield (x + y);
}

co_future (int)
wait (co_future (void) f)
{
  co_return (co_await (f));	/* { dg-error "14: invalid use of void expression" } */
			/* { dg-note "a 'co_future \\(void\\)' finishes without a value" "" .-1 } */
}
