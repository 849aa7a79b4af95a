/* A conditional choice between two calls, or a variable given one of two, is
   right whatever becomes of it: no frame is used by both.  */

#include "alloc.h"

static co_iterator (int) up (int n) { for (int i = 0; i < n; i++) co_yield (i); }
static co_iterator (int) down (int n) { while (n--) co_yield (n); }

static int
digits (int which, int n)
{
  int d = 0;
  co_for (int v, which ? up (n) : down (n))
    d = 10 * d + v;
  co_iterator (int) it;
  if (which)
    it = down (n);
  else
    it = up (n);
  co_for (int v, it)
    d = 10 * d + v;
  return d;
}

int
main (void)
{
  check (digits (1, 4) == 1233210);
  check (digits (0, 4) == 32100123);
  return 0;
}
