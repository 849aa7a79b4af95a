/* What is asked about must have an address.  */

#include <cogen.h>

co_iterator (int) ints (void);

void
use (void)
{
  register struct { co_iterator (int) it; } r = { ints () };	/* { dg-note "45: declared here" } */
  (void) co_is_null (r.it);	/* { dg-error "10: 'r' is declared 'register', but needs an address" } */
  (void) co_is_null (ints ());	/* { dg-error "22: operand of 'co_is_null' is not an lvalue: the object would be lost" } */
				/* { dg-note "store it in a variable first" "" .-1 } */
}
