/* An object that has been made for a part of an initializer belongs to the expression until
   all parts are there: it is dropped when another part leaves.  */

#include "drop.h"

struct pair { co_future (int) a, b; int n; };

static co_iterator (int)
made (co_future (int) p)
{
  co_auto struct pair s = { leaf_future ('a', 0, 1), (co_yield (1), leaf_future ('b', 0, 2)),
			    (co_yield (2), 3) };
  co_yield (s.n);
  co_auto co_future (int) grid[2][2]
    = { { leaf_future ('c', 0, 1), p }, { [1] = (co_yield (4), leaf_future ('d', 0, 1)) } };
  co_yield (co_is_null (p) + co_is_null (grid[1][0]) * 2);
}

static void
left (int how)
{
  co_auto struct pair s = { .a = leaf_future ('a', 0, 1), .n = how ? how : 7,
			    .b = ({ if (how) return; leaf_future ('b', 0, 1); }) };
  check (s.n == 7 && !co_is_null (s.a) && !co_is_null (s.b));
}

int
main (void)
{
  check_drops (co_iterator (int), made (leaf_future ('p', 0, 1)), NEXT,
	       "p", "ap", "bap", "bap", "pcba", "dpcba", "");
  left (0);
  check_trace ("ba");
  left (1);
  check_trace ("a");
  return 0;
}
