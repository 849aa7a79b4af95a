/* Resuming a finished generator panics with its name.
   { dg-panic "cogen: gen: resumed after it finished" } */

#include "check.h"
#include <cogen.h>

static co_generator (int, void)
gen (void)
{
  co_yield (1);
}

int
main (void)
{
  co_generator (int, void) g = gen ();
  int y;
  check (co_resume (&g, &y) == CO_YIELDED);
  check (co_resume (&g, &y) == CO_RETURNED);
  return co_resume (&g, &y);
}
