/* A trait type's name is a type, not a value, and takes types.  */

#include <cogen.h>

int x = sizeof (co_iterator (int));

void
use (void)
{
  __builtin_co_iterator ((int *) 0);	/* { dg-error "3: 'co_iterator' is a type, not a value" } */
}
