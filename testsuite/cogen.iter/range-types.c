/* A range has the common type of its operands, and warns of none of them: what is wider than
   long long, too.
   { dg-additional-options "-Wall -Wextra -Wshadow -Wconversion -Wsign-conversion -Wpedantic -Werror" } */

#include "alloc.h"
#include "check.h"
#include <cogen/iter.h>

#define HAS_TYPE(T, ...) \
  _Static_assert (__builtin_types_compatible_p (co_item_type (__VA_ARGS__), T), #T)

static size_t
sizes (size_t n, int step, unsigned char first)
{
  HAS_TYPE (size_t, co_range (0, n));
  HAS_TYPE (size_t, co_range_step (0, n, step));
  HAS_TYPE (int, co_range ('a', first));
  return (co_sum (co_range (0, n)) + co_sum (co_range (n, 12)) + co_sum (co_range (first, n))
	  + co_sum (co_range_step (0, n, 2)) + co_sum (co_range_step (n, 0, step))
	  + co_sum (co_range_step (step, n, first)));
}

static long
numbers (int n, unsigned step, long far)
{
  HAS_TYPE (unsigned, co_range (n, step));
  HAS_TYPE (int, co_range_step (0, n, step));
  HAS_TYPE (long, co_range_step (n, far, step));
  return (co_sum (co_range_step (0, n, step)) + co_sum (co_range_step (0, n, far))
	  + co_sum (co_range (n, far)) + (long) co_sum (co_range (step, n)));
}

static double
fractions (float f, int n, long l)
{
  HAS_TYPE (float, co_range (0, f));
  HAS_TYPE (double, co_range (.5, l));
  HAS_TYPE (double, co_range_step (f, n, .5));
  return ((double) co_sum (co_range (0, f)) + co_sum (co_range (.5, l))
	  + (double) co_sum (co_range_step (f, 0.f, n)) + co_sum (co_range_step (0, l, .5)));
}

#ifdef __SIZEOF_INT128__
__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 unsigned_wide;

static void
wide_ones (void)
{
  wide one = (wide) 1 << 70, sum = 0;
  co_for (wide w, co_range_step ((wide) 0, 5 * one, one))
    sum += w;
  check (sum == 10 * one);
  co_for (wide w, co_range_step (2 * one, -3 * one, -one))
    sum += w;
  check (sum == 10 * one);
  co_for (wide w, co_range_step (one, one + 10, 3))
    sum -= w - one;
  check (sum == 10 * one - 18);
  check (co_count (co_range_step (0, 10, one)) == 1);
  check (co_count (co_range_step (10, 0, -one)) == 1);
  check (co_count (co_range (one, one + 3)) == 3);
  wide most = (wide) ((unsigned_wide) -1 >> 1);
  check (co_count (co_range_step (-most - 1, most, most)) == 3);
  check (co_count (co_range_step ((unsigned_wide) 10, 0, -3)) == 4);
}
#else
static void
wide_ones (void)
{
}
#endif

int
main (void)
{
  check (sizes (10, -5, 8) == 45 + 21 + 17 + 20 + 15 + 0);
  check (numbers (10, 4, 12) == 12 + 0 + 21 + 39);
  check (fractions (3, -2, 4) == 3 + 8 + 4 + 14);
  wide_ones ();
  return 0;
}
