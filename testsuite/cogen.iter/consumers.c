/* Each consumer computes what the loop by hand does, of sources of any length, none
   too.  */

#include "alloc.h"
#include "by-hand.h"
#include "items.h"
#include <limits.h>

#define TYPE_IS(e, T) check (__builtin_types_compatible_p (__typeof__ (e), T))

static void
folds (int n)
{
  long sum = 0, product = 1, hash = 7;
  for (int x = 0; x < n; x++)
    {
      sum += x;
      if (x < 10)
	product *= x + 1;
      hash = hash * 31 % 1009 + x;
    }
  check (co_sum (co_range (0, n)) == sum);
  check (co_product (co_map (co_range (0, n < 10 ? n : 10), x, x + 1)) == product);
  check (co_count (co_range (0, n)) == (size_t) n);
  check (co_fold (co_range (0, n), a, 7L, x, a * 31 % 1009 + x) == hash);
  int out = -5;
  check (co_reduce (co_range (0, n), a, b, a + b, &out) == (n > 0) && out == (n > 0 ? sum : -5));
  long times = 0;
  co_for_each (co_range (0, n), x, times += x);
  co_for_each (co_range (0, n), x, { if (x == 2) continue; times -= x; });
  check (times == (n > 2 ? 2 : 0));
}

/* Numbers of any type, vectors of them, too.  */

typedef float vector __attribute__ ((vector_size (16)));

static void
types (void)
{
  static const unsigned char bytes[] = { 200, 100 };
  static const bool bits[] = { true, true };
  static const vector vectors[] = { { 1, 2, 3, 4 }, { 5, 6, 7, 8 } };
  TYPE_IS (co_sum (co_items (bytes, 2)), int);
  TYPE_IS (co_product (co_items (bits, 2)), int);
  TYPE_IS (co_sum (co_map (co_range (0, 2), x, (float) x)), float);
  check (co_sum (co_items (bytes, 2)) == 300 && co_product (co_items (bytes, 2)) == 20000);
  check (co_sum (co_items (bits, 2)) == 2);
  check (co_product (co_map (co_range (1, 4), x, x * 1.0i)) == -6.0i);
  vector sum = co_sum (co_items (vectors, 2)), product = co_product (co_items (vectors, 2));
  check (sum[0] == 6 && sum[3] == 12 && product[0] == 5 && product[3] == 32);
}

#define KEY(x) ((x) * 7 % 10)

static void
best (int n)
{
  int least = -1, most = -1, out = -1;
  for (int x = 0; x < n; x++)
    {
      if (least < 0 || KEY (x) < KEY (least))
	least = x;
      if (most < 0 || KEY (x) > KEY (most))
	most = x;
    }
  check (co_min_by (co_range (0, n), a, b, KEY (a) < KEY (b), &out) == (n > 0) && out == least);
  out = -1;
  check (co_max_by (co_range (0, n), a, b, KEY (a) < KEY (b), &out) == (n > 0) && out == most);
  out = -1;
  check (co_min (co_map (co_range (0, n), x, KEY (x)), &out) == (n > 0) && out == (n ? KEY (least) : -1));
  out = -1;
  check (co_max (co_map (co_range (0, n), x, KEY (x)), &out) == (n > 0) && out == (n ? KEY (most) : -1));
  out = -1;
  check (co_last (co_range (0, n), &out) == (n > 0) && out == n - 1);
}

static void
search (int n)
{
  int out = -1;
  check (co_any (co_range (0, n), x, x == 3) == (n > 3));
  check (co_all (co_range (0, n), x, x < 3) == (n <= 3));
  check (co_find (co_range (0, n), x, x * x > 30, &out) == (n > 6) && out == (n > 6 ? 6 : -1));
  check (co_position (co_range (5, n), x, x == 7) == (n > 7 ? 2 : -1));
  out = -1;
  check (co_nth (co_range (5, n), 2, &out) == (n > 7) && out == (n > 7 ? 7 : -1));
  check (co_equal (co_range (0, n), co_range (0, n)));
  check (!co_equal (co_range (0, n), co_range (0L, n + 1)));
  check (!co_equal (co_range (0, n + 1), co_range (0, n)));
  check (!co_equal (co_range (0, n + 1), co_chain (co_range (0, n), co_once (-1))));
  check (co_is_sorted (co_range (0, n)));
}

static void
collects (int n)
{
  size_t count = 77;
  long *all = co_collect (co_map (co_range (0, n), x, (long) x * x), &count);
  check (count == (size_t) n && !all == !n);
  for (int x = 0; x < n; x++)
    check (all[x] == (long) x * x);
  free (all);
}

int
main (void)
{
  types ();
  for (unsigned k = 0; k < sizeof by_hand_counts / sizeof *by_hand_counts; k++)
    {
      int n = by_hand_counts[k];
      folds (n);
      best (n);
      if (n)
	search (n);
      collects (n);
    }
  check (!co_is_sorted (co_successors (0, x, 5 - x)));
  check (co_is_sorted (co_take (co_repeat (1), 5)));
  check (co_equal (co_empty (int), co_empty (int)));
  check (!co_any (co_empty (int), x, true) && co_all (co_empty (int), x, false));
  TYPE_IS (co_sum (co_empty (char)), int);
  TYPE_IS (co_sum (co_empty (unsigned char)), int);
  TYPE_IS (co_sum (co_empty (unsigned)), unsigned);
  TYPE_IS (co_sum (co_empty (float)), float);
  TYPE_IS (co_product (co_empty (long long)), long long);
  TYPE_IS (co_fold (co_empty (int), a, 0L, x, a + x), long);
  TYPE_IS (co_count (co_empty (int)), size_t);
  TYPE_IS (co_position (co_empty (int), x, x), ptrdiff_t);
  static const char hundreds[] = { 100, 100, 100 };
  check (co_sum (co_items (hundreds, 3)) == 300);
}
