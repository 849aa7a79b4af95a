/* co_final and co_results lose nothing of a generator: its items and its result.  */

#include "alloc.h"
#include "items.h"

static co_generator (long, int)
some (int n, int result)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
  co_return (result);
}

int
main (void)
{
  for (int n = 0; n < 4; n++)
    {
      int r = 77;
      SAME_ITEMS (co_final (some (n, n * 5), &r), for (int x = 0; x < n; x++) want (x););
      check (r == n * 5);
      for (int result = -1; result < 2; result++)
	{
	  int at = 0;
	  co_for (co_var v, co_results (some (n, result)))
	    {
	      check (at < n ? v.error == 0 && v.value == at : v.error == result && result < 0);
	      at++;
	    }
	  check (at == n + (result < 0));
	}
    }
  /* What is left early has no result.  */
  int r = 77;
  check (co_any (co_final (some (3, 1), &r), x, x == 1) && r == 77);
  co_iterator (long) it = co_final (some (1, 9), &r);
  long v;
  check (co_next (&it, &v) && r == 77 && !co_next (&it, &v) && r == 9);
}
