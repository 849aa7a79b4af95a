/* The state is an integer that the dispatch checks: a frame overwritten with
   rubbish panics instead of jumping anywhere.
   { dg-panic "cogen: victim: frame is corrupt" } */

#include "check.h"
#include <cogen.h>

static co_iterator (int)
victim (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
}

static void __attribute__ ((noinline, noclone))
smash (co_iterator (int) *it)
{
  memset (it->self, 0x6b, it->vtable->head.size);
}

int
main (void)
{
  co_iterator (int) it = victim (3);
  int v;
  check (co_next (&it, &v));
  smash (&it);
  return co_next (&it, &v);
}
