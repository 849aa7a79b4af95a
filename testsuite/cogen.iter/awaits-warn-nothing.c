/* Over streams that are coroutines themselves, so that all of them come to one function, an
   expression that awaits has no warning either, of what is not initialized, say.
   { dg-additional-options "-Wall -Wextra -Wshadow -Wconversion -Werror" } */

#include "alloc.h"
#include "async.h"
#include <cogen/iter.h>

static co_future (int)
later (int x)
{
  co_await (leaf_future (0, 1, 0));
  co_return (x);
}

static co_stream (int)
numbers (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    {
      co_await (later (i));
      co_yield (i);
    }
}

#define LATER(x) co_await (later (x))

static co_future (int)
all (void)
{
  check (co_sum (co_merge (numbers (0, 5), numbers (2, 9), x, y, LATER (x) < LATER (y))) == 45);
  check (co_is_sorted (co_merge (numbers (0, 5), co_range (2, 9), x, y, LATER (x < y))));
  check (co_sum (co_zip (numbers (0, 3), numbers (5, 9), x, y, LATER (x) * LATER (y))) == 20);
  check (co_sum (co_interleave (numbers (0, 3), co_map (numbers (5, 9), x, LATER (x)))) == 29);
  check (co_equal (numbers (0, 3), co_map (numbers (0, 3), x, LATER (x))));
  check (co_sum (co_dedup (co_map (numbers (0, 9), x, LATER (x) / 3))) == 3);
  check (co_sum (co_intersperse (co_map (numbers (0, 3), x, LATER (x)), LATER (10))) == 23);
  check (co_sum (co_map (co_group_by (numbers (0, 9), x, y, LATER (x / 3) == y / 3), g, g.items[0])) == 9);
  check (co_sum (co_map (co_windows (numbers (0, 9), 3), w, LATER (w.items[2]))) == 35);
  check (co_sum (co_map (co_chunks (numbers (0, 9), 4), c, LATER (c.items[0]))) == 12);
  int best = 0;
  check (co_min_by (numbers (3, 9), x, y, LATER (x) < LATER (y), &best) && best == 3);
  check (co_max_by (numbers (3, 9), x, y, LATER (x) < LATER (y), &best) && best == 8);
  check (co_reduce (numbers (3, 9), x, y, LATER (x) + y, &best) && best == 33);
  check (co_last (co_map (numbers (3, 9), x, LATER (x)), &best) && best == 8);
  co_return (1);
}

int
main (void)
{
  co_future (int) f = all ();
  int result = 0;
  while (co_poll (&f, &counting_context, &result) == CO_PENDING)
    ;
  return result != 1;
}
