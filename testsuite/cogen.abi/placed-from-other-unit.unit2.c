/* The other unit of placed-from-other-unit.c.  */

#include <cogen.h>

co_iterator (int)
other_range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

size_t
other_range_size (void)
{
  return co_frame_size (other_range);
}

co_future (int)
other_add (co_future (int) f, int n)
{
  co_return (co_await (f) + n);
}

co_iterator (long)
other_wide (long n)
{
  long v __attribute__ ((aligned (64))) = n;
  long *volatile p = &v;
  co_yield (*p);
  co_yield (v);
}
