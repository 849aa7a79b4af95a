/* Dropping a generator from inside itself panics with its name.
   { dg-panic "cogen: saw: resumed or dropped while running" } */

#include <cogen.h>

static co_generator (int, int) branch;

static co_generator (int, int)
saw (void)
{
  co_drop (&branch);
  co_yield (1);
  co_return (2);
}

int
main (void)
{
  int y, r;
  branch = saw ();
  return co_resume (&branch, &y, &r);
}
