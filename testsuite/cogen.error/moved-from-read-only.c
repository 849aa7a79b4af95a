/* What is read-only cannot be moved from.  */

#include <cogen.h>

co_iterator (int) ints (void);
void take (co_iterator (int));

void
read_only (const co_iterator (int) *p)
{
  const co_iterator (int) it = ints ();
  take (it);	/* { dg-error "3: 'it' is moved from, but it is read-only" } */
		/* { dg-note "an object that is given away is left null" "" .-1 } */
  take (*p);	/* { dg-error "9: '\\*p' is moved from, but it is read-only" } */
		/* { dg-note "is left null" "" .-1 } */
}
