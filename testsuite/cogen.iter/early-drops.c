/* Whoever stops early steps its source no further and drops it, innermost last; an
   adaptor that was never stepped drops it too.  */

#include "alloc.h"
#include "check.h"
#include <cogen/iter.h>

static int steps;

static co_iterator (int)
counted (int n)
{
  on_exit_trace (s);
  for (int i = 0; i < n; i++)
    {
      steps++;
      co_yield (i);
    }
}

/* E steps the source N times, and then drops it.  */
#define STEPS(e, n) \
  do { steps = 0; (void) (e); check (steps == (n)); check_trace ("s"); } while (0)

int
main (void)
{
  int out;
  STEPS (co_count (counted (5)), 5);
  STEPS (co_any (counted (5), x, x == 2), 3);
  STEPS (co_all (counted (5), x, x < 2), 3);
  STEPS (co_find (counted (5), x, x == 2, &out), 3);
  STEPS (co_position (counted (5), x, x == 2), 3);
  STEPS (co_nth (counted (5), 2, &out), 3);
  STEPS (co_is_sorted (co_map (counted (5), x, -x)), 2);
  STEPS (co_equal (counted (5), co_range (0, 2)), 3);
  STEPS (co_equal (counted (5), co_range (1, 9)), 1);
  STEPS (co_count (co_take (counted (5), 2)), 2);
  STEPS (co_count (co_take_while (counted (5), x, x < 2)), 3);
  STEPS (co_count (co_zip (counted (5), co_range (0, 2), x, y, x + y)), 3);
  STEPS (co_count (co_zip (co_range (0, 2), counted (5), x, y, x + y)), 2);
  STEPS (co_any (co_chunks (counted (5), 2), x, true), 2);
  STEPS (co_any (co_windows (counted (5), 2), x, true), 2);
  STEPS (co_any (co_group_by (counted (5), x, y, y < 2), x, true), 3);
  STEPS (co_any (co_merge (counted (5), co_range (3, 9), x, y, x < y), x, true), 1);
  STEPS (co_any (co_map (co_filter (co_skip (counted (9), 2), x, x % 2), x, x), x, x == 5), 6);
  for (int i = 0; i < 9; i++)
    {
      steps = 0;
      co_for_each (counted (5), x, if (x == 2) break);
      check (steps == 3);
      check_trace ("s");
    }
  {
    co_iterator (int) a = co_map (co_filter (counted (5), x, x), x, x);
    co_iterator (int) b = co_chain (co_take (counted (2), 0), co_flat_map (counted (3), x, counted (x)));
    check (!co_is_null (a) && !co_is_null (b));
  }
  check_trace ("");	/* Not started: nothing to clean up.  */
  co_for (int v, co_flat_map (counted (9), x, counted (x)))
    if (v == 2)
      break;
  check_trace ("sssss");	/* Of 0, 1, 2 items, of 3; then the source.  */
}
