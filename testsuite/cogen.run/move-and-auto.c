/* co_move gives the object and leaves its place null; co_auto drops what is
   left at the end of the scope, last declared first, on every way out.  */

#include "async.h"

static void
take (co_future (int) f)
{
  co_drop (&f);
}

static void
scopes (int leave)
{
  co_auto co_future (int) a = leaf_future ('a', 0, 1);
  {
    co_auto co_future (int) b = leaf_future ('b', 0, 2);
    co_auto co_future (int) c = leaf_future ('c', 0, 3);
    if (leave)
      return;
    take (co_move (b));
    check (co_is_null (b) && !co_is_null (c));
    check_trace ("b");
  }
  check_trace ("c");
  for (int i = 0; i < 2; i++)
    {
      co_auto co_future (int) d = leaf_future ('d', 0, 4);
      if (i == 1)
	break;
    }
  check_trace ("dd");
  co_future (int) array[2] = { co_move (a), { 0 } };
  array[1] = co_move (array[0]);
  check (co_is_null (array[0]) && co_is_null (a));
  co_drop (&array[1]);
  check_trace ("a");
}

int
main (void)
{
  scopes (0);
  check_trace ("");
  scopes (1);
  check_trace ("cba");
  co_future (int) null = { 0 };
  co_future (int) moved = co_move (null);
  check (co_is_null (moved) && co_is_null (null));
  return 0;
}
