/* co_yield, co_yield_from and co_arg in a future; co_arg in an iterator.  */

#include <cogen.h>

co_future (int)
finish (co_iterator (int) it)	/* { dg-note "1: a future yields nothing: finish it with 'co_return'" } */
{	/* { dg-note "1: a future yields nothing: await other futures" "" .-1 } */
  co_yield (1);		/* { dg-error "3: 'co_yield' in 'finish', which returns 'co_future\\(int\\)'" } */
  co_yield_from (it);	/* { dg-error "3: 'co_yield_from' in 'finish', which returns 'co_future\\(int\\)'" } */
  co_return (1);
}

co_iterator (int)
iterate (void)	/* { dg-note "1: only a generator is resumed with an argument" } */
{
  co_yield (co_arg ());	/* { dg-error "13: 'co_arg' in 'iterate'" } */
}
