/* A cleanup that runs just before a panic of the coroutine's own sees that the
   coroutine runs, as any other that is called by it.
   { dg-additional-options "-Wno-return-type" }
   { dg-panic "cogen: forgetful: resumed or dropped while running" } */

#include "check.h"
#include <cogen.h>

static co_generator (int, int, int) self;

static void
again (int *scope)
{
  int item, result;
  (void) scope;
  co_resume (&self, 1, &item, &result);
}

static co_generator (int, int, int)
forgetful (void)
{
  __attribute__ ((cleanup (again))) int scope = 0;
  co_yield (1);
}

int
main (void)
{
  int item, result;
  self = forgetful ();
  check (co_resume (&self, 1, &item, &result) == CO_YIELDED && item == 1);
  return co_resume (&self, 1, &item, &result);
}
