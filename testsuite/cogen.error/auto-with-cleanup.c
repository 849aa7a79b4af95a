/* co_auto and the attribute cleanup on one variable: only one of the two would
   run at the end of its scope.  */

#include <cogen.h>

void leave (co_iterator (int) *);

void
f (void)
{
  co_auto co_iterator (int) it __attribute__ ((cleanup (leave))) = { 0 };	/* { dg-error "29: 'co_auto' variable 'it' has a cleanup of its own" } */ /* { dg-note "29: 'co_auto' is one: it drops the object" } */
  co_is_null (it);
}
