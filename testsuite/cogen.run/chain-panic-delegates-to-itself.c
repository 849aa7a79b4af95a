/* A coroutine that delegates to itself panics, as one that resumes itself does.
   { dg-panic "cogen: ouroboros: resumed or dropped while running" } */

#include "check.h"
#include <cogen.h>

static co_iterator (int) self;

static co_iterator (int)
ouroboros (void)
{
  co_yield (1);
  co_yield_from (self);
}

int
main (void)
{
  int v;
  self = ouroboros ();
  check (co_next (&self, &v) && v == 1);
  return co_next (&self, &v);
}
