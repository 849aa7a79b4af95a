/* A temporary object that a marker's operand only looks at is dropped at the end of the full
   expression, also when the coroutine is dropped at that marker.  */

#include "drop.h"

static co_iterator (int)
looks (int n)
{
  co_yield (leaf_future ('a', 0, 1).vtable != 0);
  trace (',');
  if (n)
    co_yield ((int) leaf_future ('b', 0, 2).vtable->head.size + !leaf_future ('c', 0, 3).self);
  trace (',');
  int k = 3 + ({ co_yield (leaf_future ('d', 0, 1).vtable == 0); 2; });
  co_yield (k);
}

static co_future (int) add (co_future (int) f, int n) { co_return (co_await (f) + n); }

static co_future (int)
awaits (void)
{
  int v = co_await (add (leaf_future ('x', 1, 1), leaf_future ('y', 0, 1).vtable != 0));
  v += co_await (leaf_future ('z', 1, 1)) + (leaf_future ('w', 0, 1).vtable != 0);
  co_return (v);
}

int
main (void)
{
  check_drops (co_iterator (int), looks (1), NEXT, "", "a", "cb", "d", "", "");
  check_drops (co_future (int), awaits (), POLL, "", "xy", "z", "");
  trace_length = 0;
  co_for (int v, looks (0))
    (void) v;
  check_trace ("a,,d");
  return 0;
}
