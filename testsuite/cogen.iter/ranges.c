/* Ranges end where they should at the limits of each type, up and down, by any step:
   nothing overflows.  */

#include "alloc.h"
#include "items.h"
#include <limits.h>
#include <stdint.h>

/* The numbers that a range has, by numbers that are wide enough.  */
#define BY_HAND(lo, hi, step) \
  for (__int128 i_ = (lo); (step) > 0 ? i_ < (__int128) (hi) : i_ > (__int128) (hi); i_ += (step)) \
    want (i_);

#define STEPS(lo, hi, step) SAME_ITEMS (co_range_step (lo, hi, step), BY_HAND (lo, hi, step))

int
main (void)
{
  SAME_ITEMS (co_range (INT_MAX - 2, INT_MAX), BY_HAND (INT_MAX - 2, INT_MAX, 1));
  SAME_ITEMS (co_range (UINT_MAX - 2, UINT_MAX), BY_HAND (UINT_MAX - 2, UINT_MAX, 1));
  SAME_ITEMS (co_range (LLONG_MAX - 2, LLONG_MAX), BY_HAND (LLONG_MAX - 2, LLONG_MAX, 1));
  SAME_ITEMS (co_range (INT_MIN, INT_MIN + 2), BY_HAND (INT_MIN, INT_MIN + 2, 1));
  static const int steps[] = { 1, 2, 3, 7, 100, INT_MAX, -1, -2, -3, -7, -100, INT_MIN };
  co_for (int s, co_items (steps, sizeof steps / sizeof *steps))
    {
      STEPS (0, 10, s);
      STEPS (10, 0, s);
      STEPS (-5, 5, s);
      STEPS (5, -5, s);
      STEPS (3, 3, s);
      STEPS (INT_MAX - 10, INT_MAX, s);
      STEPS (INT_MAX, INT_MAX - 10, s);
      STEPS (INT_MIN, INT_MIN + 10, s);
      STEPS (INT_MIN + 10, INT_MIN, s);
      STEPS (10u, 0u, s);
      STEPS (0u, 10u, s);
      STEPS (UINT_MAX - 10, UINT_MAX, s);
      STEPS (10ull, 0ull, s);
      STEPS (LLONG_MIN + 10, LLONG_MIN, s);
      STEPS (LLONG_MAX - 10, LLONG_MAX, s);
      STEPS ((short) 1, (short) 10, s);
      STEPS ((unsigned char) 0, (unsigned char) 200, s == 1 ? 50 : s);
    }
  STEPS (INT_MIN, INT_MAX, 1000000000);
  STEPS (INT_MAX, INT_MIN, -1000000000);
  STEPS (INT_MIN, INT_MAX, UINT_MAX);
  STEPS (LLONG_MIN, LLONG_MAX, LLONG_MAX);
  STEPS (LLONG_MAX, LLONG_MIN, LLONG_MIN);
  STEPS (0, 10, 4u);
  double sum = 0;
  co_for (double d, co_range_step (0., 1, .25))
    sum += d;
  check (sum == 1.5);
  co_for (double d, co_range_step (1., 0, -.25))
    sum -= d;
  check (sum == -1);
  co_for (double d, co_range_step (0, 1, .5))
    sum += d;
  check (sum == -.5);
}
