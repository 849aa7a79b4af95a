/* Each adaptor of one source gives what the loop by hand does.  */

#include "alloc.h"
#include "by-hand.h"
#include "items.h"

#define FOR(n) for (int x = 0; x < (n); x++)
#define RANGE co_range (0, n)

static void
map (int n)
{
  SAME_ITEMS (co_map (RANGE, x, x * x), FOR (n) want (x * x););
  SAME_ITEMS (co_map (RANGE, x, 1L << (x % 40)), FOR (n) want (1L << (x % 40)););
  SAME_ITEMS (co_filter_map (RANGE, x, x % 3, x + n), FOR (n) if (x % 3) want (x + n););
  SAME_ITEMS (co_enumerate (co_range (5, n), i, x, (long) i * x),
	      for (int x = 5; x < n; x++) want ((x - 5) * x););
  SAME_ITEMS (co_scan (RANGE, a, n, x, a * 2 % 17 + x),
	      int a = n; FOR (n) want ((a = a * 2 % 17 + x)););
  int seen = 0;
  SAME_ITEMS (co_inspect (RANGE, x, seen += x), FOR (n) want (x););
  check (seen == n * (n - 1) / 2);
}

static void
flat (int n)
{
  SAME_ITEMS (co_flat_map (co_range (0, n % 11), x, co_range (x, n % 7)),
	      FOR (n % 11) for (int y = x; y < n % 7; y++) want (y););
  SAME_ITEMS (co_flat_map (co_range (0, n % 11), x, co_map (co_range (x, n % 7), y, x * 10 + y)),
	      FOR (n % 11) for (int y = x; y < n % 7; y++) want (x * 10 + y););
  SAME_ITEMS (co_flatten (co_map (co_range (0, n % 11), x, co_range (0, x))),
	      FOR (n % 11) for (int y = 0; y < x; y++) want (y););
}

static void
part (int n)
{
  SAME_ITEMS (co_filter (RANGE, x, x % 3 == 1), FOR (n) if (x % 3 == 1) want (x););
  SAME_ITEMS (co_take (RANGE, 3), FOR (n) if (x < 3) want (x););
  SAME_ITEMS (co_take (RANGE, 0), );
  SAME_ITEMS (co_take (RANGE, n + 1), FOR (n) want (x););
  SAME_ITEMS (co_skip (RANGE, 3), FOR (n) if (x >= 3) want (x););
  SAME_ITEMS (co_skip (RANGE, 0), FOR (n) want (x););
  SAME_ITEMS (co_take_while (RANGE, x, x < 5), FOR (n) if (x < 5) want (x););
  SAME_ITEMS (co_take_while (RANGE, x, x % 3 != 2), FOR (n) { if (x % 3 == 2) break; want (x); });
  SAME_ITEMS (co_skip_while (RANGE, x, x % 3 != 2), FOR (n) if (x >= 2) want (x););
  SAME_ITEMS (co_step_by (RANGE, 3), FOR (n) if (x % 3 == 0) want (x););
  SAME_ITEMS (co_step_by (RANGE, 1), FOR (n) want (x););
  SAME_ITEMS (co_dedup (co_map (RANGE, x, x / 3)), FOR (n) if (x % 3 == 0) want (x / 3););
  SAME_ITEMS (co_dedup (co_map (RANGE, x, x % 2)), FOR (n) want (x % 2););
  SAME_ITEMS (co_fuse (RANGE), FOR (n) want (x););
}

static void
several (int n)
{
  SAME_ITEMS (co_chain (RANGE, co_range (2, n)), FOR (n) want (x); for (int x = 2; x < n; x++) want (x););
  SAME_ITEMS (co_zip (RANGE, co_range (3L, n), x, y, x * 1000 + y), FOR (n - 3) want (x * 1000 + x + 3););
  SAME_ITEMS (co_zip (co_range (3L, n), RANGE, x, y, x * 1000 + y), FOR (n - 3) want ((x + 3) * 1000 + x););
  SAME_ITEMS (co_interleave (RANGE, co_range (100, 105)),
	      for (int x = 0; x < n || x < 5; x++) { if (x < n) want (x); if (x < 5) want (100 + x); });
  SAME_ITEMS (co_intersperse (RANGE, -1), FOR (n) { if (x) want (-1); want (x); });
  SAME_ITEMS (co_merge (co_map (RANGE, x, x * 2), co_map (RANGE, x, x * 3), x, y, x < y),
	      for (int a = 0, b = 0; a < n || b < n;)
		if (b == n || (a < n && a * 2 <= b * 3)) want (2 * a++);
		else want (3 * b++););
  SAME_ITEMS (co_take (co_cycle (co_range (0, n % 4)), n), if (n % 4) FOR (n) want (x % (n % 4)););
  int others[] = { 4, 5 };
  SAME_ITEMS (co_take (co_cycle (co_items (others, 2)), 5), want (4); want (5); want (4); want (5); want (4););
}

/* Equal items of the first come first.  */
static void
merge_is_stable (void)
{
  struct item { int key, from; } a[] = { { 1, 0 }, { 2, 0 }, { 2, 1 } }, b[] = { { 1, 2 }, { 2, 3 } };
  co_for (co_var v, co_merge (co_items (a, 3), co_items (b, 2), x, y, x.key < y.key))
    saw (v.from);
  want (0); want (2); want (0); want (1); want (3);
  check_items ();
}

int
main (void)
{
  for (unsigned k = 0; k < sizeof by_hand_counts / sizeof *by_hand_counts; k++)
    {
      int n = by_hand_counts[k];
      map (n);
      flat (n);
      part (n);
      several (n);
    }
  merge_is_stable ();
}
