/* A coroutine runs while what it awaits is polled again: who resumes it then panics.
   { dg-panic "cogen: inner: resumed or dropped while running" } */

#define MEDDLE ({ int v; co_poll (&self, cx, &v); })
#include "meddler.h"

int
main (void)
{
  poll_thrice (inner ());
  return 0;
}
