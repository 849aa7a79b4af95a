/* What stays in one function is loops: no object is left, and nothing allocated, at any
   level.
   { dg-alloc-count 0 }
   { dg-additional-options "-fplugin-arg-cogen-dump" }
   { dg-skip-if "nothing dissolves" "no-dissolve" }
   { dg-skip-if "nothing dissolves" "-fsanitize=address" } */

#include "alloc.h"
#include "by-hand.h"
#include "items.h"

static unsigned
loops (int n)
{
  unsigned h = 0;
  h = HASH (h, co_sum (co_map (co_filter (co_range (0, n), x, x % 2), x, (long) x * x)));
  co_for (co_var v, co_flat_map (co_take (co_range (0, n), 9), x, co_range (x, 5)))
    h = HASH (h, v);
  h = HASH (h, co_count (co_chain (co_skip (co_range (0, n), 2), co_step_by (co_range (0, n), 3))));
  h = HASH (h, co_fold (co_zip (co_range (0, n), co_range (1, n), x, y, x ^ y), a, 0, x, a * 3 % 101 + x));
  co_for (co_var g, co_chunks (co_enumerate (co_range (0, n), i, x, x + (int) i), 3))
    h = HASH (h, g.items[0]);
  int least = 0;
  co_min (co_scan (co_range_step (n, 0, -2), a, 1, x, a * 7 % 11 + x), &least);
  h = HASH (h, least);
  h = HASH (h, co_any (co_dedup (co_map (co_range (0, n), x, x / 2)), x, x == 6));
  co_for (co_var s, co_split ("a,b", ","))
    h = HASH (h, s.length);
  return h;
}

static unsigned
by_hand (int n)
{
  unsigned h = 0;
  long sum = 0;
  for (int x = 0; x < n; x++)
    if (x % 2)
      sum += (long) x * x;
  h = HASH (h, sum);
  for (int x = 0; x < n && x < 9; x++)
    for (int y = x; y < 5; y++)
      h = HASH (h, y);
  h = HASH (h, (n > 2 ? n - 2 : 0) + (n + 2) / 3);
  int a = 0;
  for (int x = 0; x + 1 < n; x++)
    a = a * 3 % 101 + (x ^ (x + 1));
  h = HASH (h, a);
  for (int x = 0; x < n; x += 3)
    h = HASH (h, 2 * x);
  int least = 0, s = 1;
  for (int x = n; x > 0; x -= 2)
    {
      s = s * 7 % 11 + x;
      if (x == n || s < least)
	least = s;
    }
  h = HASH (h, least);
  h = HASH (h, n > 12);
  h = HASH (h, 1);
  return HASH (h, 1);
}

int
main (void)
{
  for (unsigned k = 0; k < sizeof by_hand_counts / sizeof *by_hand_counts; k++)
    check (loops (by_hand_counts[k]) == by_hand (by_hand_counts[k]));
}

/* { dg-final { scan-cogen-dump "'co_range' dissolves in 'loops'" } }
   { dg-final { scan-cogen-dump "'co_flat_map' dissolves in 'loops'" } }
   { dg-final { scan-cogen-dump-not "does not dissolve" } } */
