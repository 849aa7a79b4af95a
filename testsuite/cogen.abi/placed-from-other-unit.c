/* co_place, co_frame_size and co_frame_align work for a coroutine that is
   defined in another unit.
   { dg-alloc-count 0 }
   { dg-additional-sources "placed-from-other-unit.unit2.c" } */

#include "alloc.h"
#include "async.h"

co_iterator (int) other_range (int lo, int hi);
co_future (int) other_add (co_future (int) f, int n);
co_iterator (long) other_wide (long n);
size_t other_range_size (void);

int
main (void)
{
  static char memory[512] __attribute__ ((aligned (64)));
  size_t size = co_frame_size (other_range);
  check (size == other_range_size ());
  check (size > 4 && size <= 16);
  check (co_frame_align (other_range) <= 8);

  int sum = 0;
  co_for (int v, co_place (memory, sizeof memory, other_range (1, 5)))
    sum += v;
  check (sum == 10);
  co_iterator (int) it = co_place (memory, size - 1, other_range (1, 5));
  check (co_is_null (it));
  it = co_place (memory, size, other_range (7, 9));
  check (it.self == memory);
  co_drop (&it);

  size_t too_small = co_frame_size (other_add) - 1;
  co_future (int) f = co_place (memory, too_small, other_add (leaf_future ('l', 0, 1), 2));
  check (co_is_null (f));
  check_trace ("l");
  check (co_block_on (co_place (memory, sizeof memory, other_add (leaf_future ('m', 0, 1), 2))) == 3);
  check_trace ("m");

  check (co_frame_align (other_wide) == 64 && co_frame_size (other_wide) >= 64);
  co_iterator (long) w = co_place (memory, sizeof memory, other_wide (5));
  long v;
  check (co_next (&w, &v) && v == 5);
  co_drop (&w);
  return 0;
}
