/* Resuming a root in a cleanup of one in its chain, while all is dropped, panics
   with the root's name.
   { dg-panic "cogen: dive: resumed or dropped while running" } */

#include "check.h"
#include <cogen.h>

static co_iterator (int) self;

static void
resume (int *n)
{
  if (*n == 0)
    co_next (&self, n);
}

static co_iterator (int)
dive (int n)
{
  int scope __attribute__ ((cleanup (resume))) = n;
  co_yield (scope);
  if (n)
    co_yield_from (dive (n - 1));
}

int
main (void)
{
  self = dive (3);
  int v;
  for (int i = 0; i < 4; i++)
    check (co_next (&self, &v) && v == 3 - i);
  co_iterator (int) last;	/* The same bits: a second name.  */
  memcpy (&last, &self, sizeof last);
  co_drop (&last);
  return 0;
}
