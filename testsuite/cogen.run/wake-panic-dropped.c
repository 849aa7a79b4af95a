/* A coroutine runs while what it awaits is polled again: who drops it then panics.
   { dg-panic "cogen: inner: resumed or dropped while running" } */

#define MEDDLE co_drop (&self)
#include "meddler.h"

int
main (void)
{
  poll_thrice (inner ());
  return 0;
}
