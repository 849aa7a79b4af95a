/* The near miss of alias-no-coroutine.c.  */

#include <cogen.h>

co_iterator (int) real (int n) { co_yield (n); }
co_iterator (int) ali (int n) __attribute__ ((alias ("real")));

static co_iterator (int) (*resolve (void)) (int) { return ali; }
co_iterator (int) chosen (int n) __attribute__ ((ifunc ("resolve")));

size_t
f (void)
{
  return co_frame_size (ali);
}

int
g (void)
{
  int sum = 0;
  co_for (int v, chosen (4))
    sum += v;
  return sum;
}
