/* The innermost of a chain runs while what it awaits is polled again: who drops the root
   then panics.
   { dg-panic "cogen: inner: resumed or dropped while running" } */

#define MEDDLE co_drop (&self)
#include "meddler.h"

int
main (void)
{
  poll_thrice (outer ());
  return 0;
}
