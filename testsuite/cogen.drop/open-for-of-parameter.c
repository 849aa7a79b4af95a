/* A parameter that an open co_for has taken is dropped with the loop, not
   again with the parameters; the others are, last first.  */

#include "drop.h"

static co_iterator (int)
upto (int n, char name)
{
  char scope __attribute__ ((cleanup (trace_scope))) = name;
  for (int i = 0; i < n; i++)
    co_yield (i);
}

static co_iterator (int)
zip (co_iterator (int) a, co_iterator (int) b, co_iterator (int) c)
{
  on_exit_trace (z);
  int w;
  co_next (&a, &w);
  co_next (&c, &w);
  co_for (int v, b)
    if (co_next (&a, &w))
      co_yield (v + w);
  co_yield (7);
}

int
main (void)
{
  check_drops (co_iterator (int), zip (upto (3, 'a'), upto (2, 'b'), upto (2, 'c')), NEXT,
	       "", "bzca", "bzca", "zca", "");
  return 0;
}
