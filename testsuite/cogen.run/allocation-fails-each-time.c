/* Whichever allocation of a tree of boxed children fails, the object is null
   or the walk panics; here the callers test, and everything is freed.  */

#include "alloc.h"

static co_iterator (int)
tree (int depth, int *failed)
{
  co_iterator (int) left = depth ? tree (depth - 1, failed) : (co_iterator (int)) { 0 };
  if (depth && co_is_null (left))
    {
      ++*failed;
      co_return ();
    }
  if (depth)
    co_for (int v, left)
      co_yield (v);
  co_yield (depth);
}

int
main (void)
{
  for (int at = 1; at <= 5; at++)
    {
      int failed = 0, items = 0;
      alloc_fail_at = at;
      co_iterator (int) it = tree (3, &failed);
      bool null = co_is_null (it);
      if (!null)
	co_for (int v, it)
	  {
	    check (v >= 0);
	    items++;
	  }
      check (null || failed || items == 4);
      check (alloc_live == 0);
    }
  return 0;
}
