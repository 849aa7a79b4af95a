/* A structure that is co_auto is dropped object by object, last first, on each way out.  So
   many objects are too much for one cleanup: GCC would let the ways out share it, and a
   drop's lead back into the body.
   { dg-additional-options "-Os" } */

#include "drop.h"

struct box { co_future (int) a, b[2]; struct { co_future (int) c, d[2][2]; } in; int n; };

static co_iterator (int)
holds (int k)
{
  if (k)
    {
      co_auto struct box box = { .a = leaf_future ('a', 1, 0), .b = { leaf_future ('b', 1, 0), leaf_future ('c', 1, 0) } };
      co_yield (1);
      box.in.c = leaf_future ('d', 1, 0);
      box.in.d[0][1] = leaf_future ('e', 1, 0);
      box.in.d[1][0] = leaf_future ('f', 1, 0);
      co_drop (&box.b[0]);
      co_yield (2);
      if (k == 2)
	co_return ();
    }
  co_yield (3);
}

int
main (void)
{
  check_drops (co_iterator (int), holds (0), NEXT, "", "", "");
  check_drops (co_iterator (int), holds (1), NEXT, "", "cba", "fedca", "", "");
  check_drops (co_iterator (int), holds (2), NEXT, "", "cba", "fedca", "");
  return 0;
}
