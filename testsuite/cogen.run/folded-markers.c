/* A coroutine none of whose markers is left when GCC has folded what is never evaluated is
   still one, that has no items.  */

#include "check.h"
#include <cogen.h>

__attribute__ ((noipa)) static co_iterator (int)
shortcut (int x)
{
  x && 0 && ({ co_yield (1); 1; });
}

__attribute__ ((noipa)) static co_iterator (int)
constant (void)
{
  0 && ({ co_yield (1); 1; });
}

int
main (void)
{
  int n = 0;
  co_for (int v, shortcut (1))
    n += v + 1;
  co_for (int v, constant ())
    n += v + 1;
  check (n == 0);
  return 0;
}
