/* co_arg in a generator that is resumed without an argument is an error.  */

#include <cogen.h>

co_generator (int, int)
none (void)	/* { dg-note "1: make it return 'co_generator\\(Y, R, A\\)'" } */
{
  co_yield (1);
  co_return (co_arg ());	/* { dg-error "14: 'co_arg' in 'none', which is resumed without an argument" } */
}
