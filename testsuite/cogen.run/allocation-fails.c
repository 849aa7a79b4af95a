/* A failed allocation gives a null object; the arguments that are trait
   objects are dropped, so nothing leaks; the caller sees co_is_null.  */

#include "alloc.h"
#include "async.h"

static co_future (int) __attribute__ ((noinline))
outer (co_future (int) a, int x, co_future (int) b)
{
  int v = co_await (a) + co_await (b);
  co_return (v + x);
}

/* Where the objects go, so that they must be boxed.  */
static co_future (int) kept[3];

int
main (void)
{
  for (int fail = 1; fail <= 4; fail++)
    {
      alloc_fail_at = fail;
      kept[0] = outer (leaf_future ('a', 0, 1), 10, leaf_future ('b', 0, 2));
      kept[1] = outer (leaf_future ('c', 0, 3), 20, leaf_future ('d', 0, 4));
      kept[2] = outer (leaf_future ('e', 0, 5), 30, leaf_future ('f', 0, 6));
      alloc_fail_at = 0;
      check_trace (fail == 1 ? "ba" : fail == 2 ? "dc" : fail == 3 ? "fe" : "");
      for (int i = 0; i < 3; i++)
	{
	  check (co_is_null (kept[i]) == (i == fail - 1));
	  int r;
	  if (!co_is_null (kept[i]))
	    check (co_poll (&kept[i], &counting_context, &r) == CO_READY
		   && r == 10 * (i + 1) + 4 * i + 3);
	  co_drop (&kept[i]);
	}
      trace_length = 0;
    }
  return 0;
}
