/* An open co_for drops its iterator in its place among the scopes: boxed,
   elided or hand-moved into the loop.  */

#include "drop.h"

static co_iterator (int)
upto (int n, char name)
{
  char scope __attribute__ ((cleanup (trace_scope))) = name;
  for (int i = 0; i < n; i++)
    co_yield (i);
}

static co_iterator (int)
loops (co_iterator (int) in)
{
  on_exit_trace (a);
  co_for (int v, in)
    {
      on_exit_trace (b);
      co_for (int w, upto (1, 'u'))
	{
	  on_exit_trace (c);
	  co_yield (v + w);
	}
      co_yield (v);
    }
  co_yield (99);
}

int
main (void)
{
  check_drops (co_iterator (int), loops (upto (2, 'i')), NEXT,
	       "", "cubia", "bia", "cubia", "bia", "a", "");
  return 0;
}
