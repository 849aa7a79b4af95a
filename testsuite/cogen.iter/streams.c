/* The same adaptors and consumers over streams that wait before each item, their
   expressions await; what they give is what the loop by hand does.  */

#include "alloc.h"
#include "async.h"
#include "items.h"

#define FOR(n) for (int x = 0; x < (n); x++)
#define STREAM leaf_stream (0, pends, n)
#define LATER(e) co_await (leaf_future (0, pends, (e)))

/* Poll F to its end: it waits often if it PENDS.  */
static int
run (co_future (int) f, int pends)
{
  int waited = 0, result = -1;
  while (co_poll (&f, &counting_context, &result) == CO_PENDING)
    waited++;
  check (pends || !waited);
  return result;
}

#define SEE(s) co_for_await (co_var v_, s) saw (v_)
#define SAME_STREAM(s, ...) \
  do \
    { \
      SEE (s); \
      __VA_ARGS__ \
      check_items (); \
    } \
  while (0)

static co_future (int)
maps (int n, int pends)
{
  SAME_STREAM (co_map (STREAM, x, x * x), FOR (n) want (x * x););
  SAME_STREAM (co_map (STREAM, x, x + LATER (x)), FOR (n) want (2 * x););
  SAME_STREAM (co_filter (STREAM, x, LATER (x % 3) == 1), FOR (n) if (x % 3 == 1) want (x););
  SAME_STREAM (co_filter_map (STREAM, x, LATER (x % 3), LATER (x + n)), FOR (n) if (x % 3) want (x + n););
  SAME_STREAM (co_enumerate (co_skip (STREAM, 1), i, x, (int) i * LATER (x)), for (int x = 1; x < n; x++) want ((x - 1) * x););
  SAME_STREAM (co_scan (STREAM, a, 3, x, LATER (a * 2 % 17) + x), int a = 3; FOR (n) want ((a = a * 2 % 17 + x)););
  int seen = 0;
  SAME_STREAM (co_inspect (STREAM, x, seen += LATER (x)), FOR (n) want (x););
  check (seen == n * (n - 1) / 2);
  SAME_STREAM (co_flat_map (STREAM, x, co_range (0, x)), FOR (n) for (int y = 0; y < x; y++) want (y););
  SAME_STREAM (co_flat_map (STREAM, x, leaf_stream (0, pends, x)), FOR (n) for (int y = 0; y < x; y++) want (y););
  SAME_STREAM (co_flatten (co_map (STREAM, x, leaf_stream (0, pends, x))), FOR (n) for (int y = 0; y < x; y++) want (y););
  co_return (0);
}

static co_future (int)
parts (int n, int pends)
{
  SAME_STREAM (co_take (STREAM, 3), FOR (n) if (x < 3) want (x););
  SAME_STREAM (co_skip (STREAM, 3), FOR (n) if (x >= 3) want (x););
  SAME_STREAM (co_take_while (STREAM, x, LATER (x) < 5), FOR (n) if (x < 5) want (x););
  SAME_STREAM (co_skip_while (STREAM, x, LATER (x % 3) != 2), FOR (n) if (x >= 2) want (x););
  SAME_STREAM (co_step_by (STREAM, 3), FOR (n) if (x % 3 == 0) want (x););
  SAME_STREAM (co_dedup (co_map (STREAM, x, x / 3)), FOR (n) if (x % 3 == 0) want (x / 3););
  SAME_STREAM (co_fuse (STREAM), FOR (n) want (x););
  SAME_STREAM (co_intersperse (STREAM, -1), FOR (n) { if (x) want (-1); want (x); });
  SAME_STREAM (co_stream_of (co_range (0, n)), FOR (n) want (x););
  co_for_await (co_var g, co_chunks (STREAM, 2))
    { saw (g.count); saw (g.items[0]); }
  for (int x = 0; x < n; x += 2)
    { want (n - x < 2 ? 1 : 2); want (x); }
  check_items ();
  co_for_await (co_var g, co_windows (STREAM, n / 2 + 1))
    saw (g.items[n / 2]);
  for (int x = n / 2; x < n; x++)
    want (x);
  check_items ();
  co_for_await (co_var g, co_group_by (STREAM, x, y, LATER (x / 3) == y / 3))
    saw (g.count);
  for (int x = 0; x < n; x += 3)
    want (n - x < 3 ? n - x : 3);
  check_items ();
  co_return (0);
}

static co_future (int)
several (int n, int pends)
{
  SAME_STREAM (co_chain (STREAM, STREAM), FOR (n) want (x); FOR (n) want (x););
  SAME_STREAM (co_zip (STREAM, STREAM, x, y, x * 10 + LATER (y)), FOR (n) want (x * 11););
  SAME_STREAM (co_zip (STREAM, co_range (0, n), x, y, x * 10 + y), FOR (n) want (x * 11););
  SAME_STREAM (co_interleave (STREAM, leaf_stream (0, pends, 3)),
	       for (int x = 0; x < n || x < 3; x++) { if (x < n) want (x); if (x < 3) want (x); });
  SAME_STREAM (co_merge (co_map (STREAM, x, x * 2), co_map (STREAM, x, x * 3), x, y, LATER (x) < y),
	       for (int a = 0, b = 0; a < n || b < n;)
		 if (b == n || (a < n && a * 2 <= b * 3)) want (2 * a++);
		 else want (3 * b++););
  co_return (0);
}

static co_future (int)
consumers (int n, int pends)
{
  int out = -1, sum = n * (n - 1) / 2;
  check (co_sum (STREAM) == sum);
  check (co_count (STREAM) == (size_t) n);
  check (co_product (co_map (STREAM, x, 2)) == 1 << n);
  check (co_fold (STREAM, a, 1, x, a + LATER (x)) == sum + 1);
  check (co_reduce (STREAM, a, b, a + LATER (b), &out) == (n > 0) && out == (n ? sum : -1));
  check (co_min (STREAM, &out) == (n > 0) && out == (n ? 0 : -1));
  check (co_max (STREAM, &out) == (n > 0) && out == n - 1);
  check (co_max_by (STREAM, a, b, LATER (a) < b, &out) == (n > 0) && out == n - 1);
  check (co_last (STREAM, &out) == (n > 0) && out == n - 1);
  check (co_any (STREAM, x, LATER (x) == 3) == (n > 3));
  check (co_all (STREAM, x, LATER (x) < 3) == (n <= 3));
  check (co_find (STREAM, x, LATER (x * x) > 30, &out) == (n > 6) && out == (n > 6 ? 6 : n - 1));
  check (co_position (STREAM, x, LATER (x) == 2) == (n > 2 ? 2 : -1));
  check (co_nth (STREAM, 2, &out) == (n > 2) && out == (n > 2 ? 2 : n - 1));
  check (co_equal (STREAM, STREAM) && co_equal (STREAM, co_range (0, n)));
  check (!co_equal (STREAM, leaf_stream (0, pends, n + 1)));
  check (co_is_sorted (STREAM));
  int total = 0;
  co_for_each (STREAM, x, total += LATER (x));
  check (total == sum);
  size_t count;
  int *all = co_collect (STREAM, &count);
  check (count == (size_t) n);
  FOR (n)
    check (all[x] == x);
  free (all);
  char *text = co_join_strings (co_map (STREAM, x, LATER (x) % 2 ? "odd" : "even"), " ");
  check (n != 3 || !strcmp (text, "even odd even"));
  free (text);
  co_return (0);
}

int
main (void)
{
  for (int n = 0; n < 9; n += 1 + n / 4)
    for (int pends = 0; pends < 3; pends++)
      {
	check (run (maps (n, pends), pends) == 0);
	check (run (parts (n, pends), pends) == 0);
	check (run (several (n, pends), pends) == 0);
	check (run (consumers (n, pends), pends) == 0);
      }
  check (waker_clones == 0);
}
