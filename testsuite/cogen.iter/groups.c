/* Chunks, windows and groups: the items of each, by constant and by other sizes.  */

#include "alloc.h"
#include "by-hand.h"
#include "items.h"

#define SEE(it) \
  do co_for (co_var g, it) \
    { \
      saw (1000 + (int) g.count); \
      for (size_t k = 0; k < g.count; k++) \
	saw (g.items[k]); \
    } \
  while (0)

static void
chunks (int n, int size)
{
  for (int x = 0; x < n; x++)
    {
      if (x % size == 0)
	want (1000 + (n - x < size ? n - x : size));
      want (x);
    }
}

static void
windows (int n, int size)
{
  for (int x = 0; x + size <= n; x++)
    {
      want (1000 + size);
      for (int k = 0; k < size; k++)
	want (x + k);
    }
}

static void
groups (int n)
{
  for (int from = 0, x = 1; x <= n; x++)
    if (x == n || x * x % 10 <= (x - 1) * (x - 1) % 10)
      {
	want (1000 + x - from);
	for (; from < x; from++)
	  want (from * from % 10);
      }
}

int
main (void)
{
  for (int n = 0; n < 25; n++)
    {
      SEE (co_chunks (co_range (0, n), 3));
      chunks (n, 3);
      check_items ();
      SEE (co_windows (co_range (0, n), 3));
      windows (n, 3);
      check_items ();
      for (int size = 1; size < 6; size++)
	{
	  SEE (co_chunks (co_range (0, n), size));
	  chunks (n, size);
	  check_items ();
	  SEE (co_windows (co_range (0, n), size));
	  windows (n, size);
	  check_items ();
	}
      SEE (co_group_by (co_map (co_range (0, n), x, x * x % 10), x, y, x < y));
      groups (n);
      check_items ();
    }
  /* Items are the longest groups, of any size.  */
  check (co_count (co_group_by (co_range (0, 1000), x, y, true)) == 1);
  check (co_count (co_group_by (co_range (0, 1000), x, y, x == y)) == 1000);
}
