/* A variable that the user gives a cleanup is dropped when it is assigned to, as any other
   one: the cleanup runs once, at the end.  */

#include "async.h"

static int left;

static void
leave (co_future (int) *f)
{
  left++;
  co_drop (f);
}

static void
assign (int n)
{
  co_future (int) a __attribute__ ((cleanup (leave))) = leaf_future ('a', 0, 1);
  a = leaf_future ('b', 0, 2);
  check_trace ("a");
  if (n)
    return;
  co_future (int) b __attribute__ ((cleanup (leave)));
  b = leaf_future ('c', 0, 3);
  b = a;
  check (co_is_null (a));
  check_trace ("c");
}

static co_future (int)
inside (void)
{
  co_future (int) a __attribute__ ((cleanup (leave))) = leaf_future ('d', 0, 4);
  int sum = co_await (a);
  a = leaf_future ('e', 0, 5);
  a = leaf_future ('f', 0, 6);
  sum += co_await (&a);
  a = leaf_future ('g', 2, 7);
  co_return (sum);
}

int
main (void)
{
  assign (1);
  check_trace ("b");
  check (left == 1);
  assign (0);
  check_trace ("b");
  check (left == 3);
  check (co_block_on (inside ()) == 10);
  check_trace ("defg");
  check (left == 4);
  return 0;
}
