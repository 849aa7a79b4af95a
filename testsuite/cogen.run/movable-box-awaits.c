/* What is awaited in a coroutine that is declared co_movable_box, and is pinned itself,
   has its frame in an allocation of its own.  */

#include "alloc.h"
#include "async.h"

static co_pinned co_future (int)
pinned (int n)
{
  int v = co_await (leaf_future (0, 1, n));
  co_return (v + 1);
}

static co_movable_box co_future (int)
outer (int n)
{
  int v = co_await (pinned (n));
  {
    int w = co_await (pinned (v));
    v += w;
  }
  co_return (v);
}

int
main (void)
{
  static char places[4][1024] __attribute__ ((aligned (16)));
  check (co_is_movable (outer));
  for (int stop = 0; stop < 4; stop++)
    {
      co_future (int) f = outer (3);
      int v = 0;
      enum co_poll p = CO_PENDING;
      for (int i = 0; i < stop; i++)
	{
	  check (co_relocate (&f, places[i], sizeof places[i]));
	  if (i > 0)
	    memset (places[i - 1], 0xa5, sizeof places[i - 1]);
	  p = co_poll (&f, &counting_context, &v);
	}
      check (p == (stop == 3 ? CO_READY : CO_PENDING));
      check (stop < 3 || v == 9);
      co_drop (&f);
    }
  return 0;
}
