/* An argument that has been evaluated belongs to the expression until the call: it is
   dropped when another argument suspends and the coroutine is dropped there, or jumps out
   of the expression.  */

#include "drop.h"

static int
take (co_future (int) a, int n, co_future (int) b)
{
  co_drop (&b);
  co_drop (&a);
  return n;
}

static co_future (int)
either (co_future (int) a, co_future (int) b, int first)
{
  if (first)
    return a;
  return b;
}

static co_iterator (int)
made (co_future (int) a)
{
  take ((co_yield (1), leaf_future ('p', 0, 1)), 2, leaf_future ('q', 0, 2));
  co_yield (2);
  take (leaf_future ('r', 0, 3), ({ co_yield (3); 4; }), a);
  co_yield (4);
  co_future (int) kept = either (leaf_future ('s', 0, 4),
				 either ((co_yield (5), leaf_future ('t', 0, 5)),
					 leaf_future ('u', 0, 6), (co_yield (6), 1)),
				 0);
  co_yield (7);
  take (kept, (co_yield (8), 1), (co_future (int)) { 0 });
}

/* Ways out of ordinary functions.  */

static int
left (int how)
{
  co_future (int) mine = leaf_future ('m', 0, 1);
  for (int i = 0; i < 2; i++)
    {
      take (mine, ({ if (how == 1) return 1; if (how == 2) break; if (how == 3) continue;
		     if (how == 4) goto out; 0; }), leaf_future ('n', 0, 2));
      trace ('-');
    }
out:
  trace ('.');
  return 0;
}

int
main (void)
{
  check_drops (co_iterator (int), made (leaf_future ('a', 0, 0)), NEXT,
	       "a", "qa", "a", "a", "", "", "u", "t", "t", "");
  left (0);
  check_trace ("nm-n-.");
  left (1);
  check_trace ("nm");
  left (2);
  check_trace ("n.m");
  left (3);
  check_trace ("nn.m");
  left (4);
  check_trace ("n.m");
  return 0;
}
