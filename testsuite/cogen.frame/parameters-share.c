/* A parameter that is dead after its last use gives its storage to what
   comes later.  */

#include "alloc.h"

struct kilo { char text[1024]; };


static co_iterator (int)
reuse (struct kilo k)
{
  co_yield (k.text[3]);
  char local[1024];
  for (int i = 0; i < 1024; i++)
    local[i] = 1;
  co_yield (local[9]);
  co_yield (local[10]);
}

int
main (void)
{
  struct kilo k = { "abcdef" };
  int sum = 0;
  co_for (int v, reuse (k))
    sum += v;
  check (sum == 'd' + 2);
  check (co_frame_size (reuse) <= 1024 + 8);
  return 0;
}
