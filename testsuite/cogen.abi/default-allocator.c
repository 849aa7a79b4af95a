/* Without an allocator of the program's own, the runtime's serves, with the
   alignment asked for.  */

#include "check.h"
#include <cogen.h>
#include <stdint.h>

static co_iterator (int)
wide (int n)
{
  int v __attribute__ ((aligned (128))) = n;
  int *volatile p = &v;
  co_yield ((uintptr_t) p % 128);
}

static co_iterator (int) kept[5];

int
main (void)
{
  for (int i = 0; i < 5; i++)
    kept[i] = wide (i);
  for (int i = 0; i < 5; i++)
    {
      int v = -1;
      check (co_next (&kept[i], &v) && v == 0);
      co_drop (&kept[i]);
    }
  void *p = co_frame_alloc (100, 64);
  check (p && (uintptr_t) p % 64 == 0);
  co_frame_free (p, 100, 64);
  return 0;
}
