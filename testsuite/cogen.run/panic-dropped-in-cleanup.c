/* While it is being dropped a coroutine is running too: a cleanup that steps
   it panics.
   { dg-panic "cogen: zombie: resumed or dropped while running" } */

#include "check.h"
#include <cogen.h>

static co_iterator (int) copy;

static void
step (int *v)
{
  co_next (&copy, v);
}

static co_iterator (int)
zombie (void)
{
  int v __attribute__ ((cleanup (step))) = 0;
  co_yield (v);
}

int
main (void)
{
  int v;
  co_iterator (int) it = zombie ();
  check (co_next (&it, &v));
  memcpy (&copy, &it, sizeof it);	/* The same bits: a second name.  */
  co_drop (&it);
  return 0;
}
