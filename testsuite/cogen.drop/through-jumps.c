/* Drops from inside switches, computed gotos and loops left by goto run only
   the cleanups of the scopes that are open there.  */

#include "drop.h"

static co_iterator (int)
jumps (int n)
{
  void *next = &&one;
  on_exit_trace (a);
  switch (n)
    {
    case 1:
      {
	on_exit_trace (b);
	co_yield (1);
	n = 2;
      }
    case 2:
      co_yield (2);
    }
  goto *next;
one:
  {
    on_exit_trace (c);
    co_yield (3);
    next = &&two;
  }
  goto *next;
two:
  for (;;)
    {
      on_exit_trace (d);
      co_yield (4);
      if (n++ == 3)
	goto out;
    }
out:
  co_yield (5);
}

int
main (void)
{
  check_drops (co_iterator (int), jumps (1), NEXT,
	       "", "ba", "a", "ca", "da", "da", "a", "");
  return 0;
}
