/* Of a large array that is all ones one byte is needed later: it is still a one.
   GCC's strlen pass takes the copy of an array of one character for the end of a
   string, so the byte must not be carried over as one.  */

#include "check.h"
#include <cogen.h>

static co_iterator (int) __attribute__ ((noipa))
ones (void)
{
  char local[1024];
  for (int i = 0; i < 1024; i++)
    local[i] = 1;
  co_yield (local[9]);
  co_yield (local[10]);
}

int
main (void)
{
  int sum = 0;
  co_for (int v, ones ())
    sum += v;
  check (sum == 2);
  return 0;
}
