/* A dropped coroutine leaves the open scopes, innermost first; those not yet
   entered or already left are not touched.  */

#include "drop.h"

static co_iterator (int)
scopes (void)
{
  on_exit_trace (a);
  co_yield (1);
  {
    on_exit_trace (b);
    on_exit_trace (c);
    co_yield (2);
    for (int i = 0; i < 2; i++)
      {
	on_exit_trace (d);
	co_yield (3);
      }
  }
  co_yield (4);
  on_exit_trace (e);
  co_yield (5);
}

int
main (void)
{
  check_drops (co_iterator (int), scopes (), NEXT,
	       "", "a", "cba", "dcba", "dcba", "a", "ea", "");
  return 0;
}
