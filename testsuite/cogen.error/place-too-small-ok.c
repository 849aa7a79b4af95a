/* The near misses: it fits, the size is only known at run time, or the
   coroutine is another unit's.  */

#include <cogen.h>

co_iterator (int) other (void);

static co_iterator (int)
small (int n)
{
  while (n)
    co_yield (n--);
}

int
sum (char *p, size_t n)
{
  int s = 0;
  char memory[50];
  co_for (int v, co_place (memory, sizeof memory, small (3)))
    s += v;
  co_for (int v, co_place (p, n, small (3)))
    s += v;
  co_for (int v, co_place (memory, 1, other ()))
    s += v;
  return s;
}
