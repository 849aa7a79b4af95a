/* What is consumed or asked about must have an address.  */

#include <cogen.h>

co_iterator (int) ints (void);

void
use (void)
{
  register co_iterator (int) it = ints ();	/* { dg-note "30: declared here" } */
  co_for (int v, it)		/* { dg-error "3: 'it' is declared 'register', but needs an address" } */
    ;
  (void) co_is_null (ints ());	/* { dg-error "22: operand of 'co_is_null' is not an lvalue: the object would be lost" } */
				/* { dg-note "store it in a variable first" "" .-1 } */
}
