/* A trait type of what has no constant size, or of no type at all.  */

#include <cogen.h>

void
types (int n)
{
  co_iterator (int (*)[n]) it;	/* { dg-error "3: 'co_iterator' of the variably modified type" } */
				/* { dg-note "its size must be known at compile time" "" .-1 } */
  (void) it;
  __builtin_co_future (n);	/* { dg-error "3: 'co_future' takes types, not values" } */
				/* { dg-note "include '<cogen.h>' and write, for example, 'co_future\\(int\\)'" "" .-1 } */
}
