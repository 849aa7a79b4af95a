/* Calling a coroutine and dropping, keeping or consuming what it gives is
   silent, under -Wall -Wextra, as is a body whose parameters are unused only
   by name.  */

#include <cogen.h>

static co_iterator (int) range (int n) { while (n) co_yield (n--); }

int
use (void)
{
  co_iterator (int) it = range (3);
  int v = 0;
  if (!co_next (&it, &v))
    v = 1;
  co_drop (&it);
  co_auto co_iterator (int) other = range (4);
  return v;
}
