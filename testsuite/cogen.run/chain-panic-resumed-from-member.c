/* Resuming a root while one in its chain runs panics with the name of what runs.
   { dg-panic "cogen: dive: resumed or dropped while running" } */

#include "check.h"
#include <cogen.h>

static co_iterator (int) self;

static co_iterator (int)
dive (int n)
{
  co_yield (n);
  if (n)
    co_yield_from (dive (n - 1));
  int v;
  if (n == 0)
    co_next (&self, &v);
}

int
main (void)
{
  self = dive (3);
  int v;
  for (int i = 0; i < 4; i++)
    check (co_next (&self, &v) && v == 3 - i);
  return co_next (&self, &v);
}
