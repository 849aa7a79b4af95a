/* Polling a null future panics, and says where.
   { dg-panic "cogen: main at line 10: null object used" } */

#include "async.h"

int
main (void)
{
  co_future (void) f = { 0 };
  return co_poll (&f, &counting_context);
}
