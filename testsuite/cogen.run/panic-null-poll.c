/* Polling a null future panics, without a name.
   { dg-panic "cogen: null object used" } */

#include "async.h"

int
main (void)
{
  co_future (void) f = { 0 };
  return co_poll (&f, &counting_context);
}
