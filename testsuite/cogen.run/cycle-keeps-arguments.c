/* Coroutines that make each other: one that is not split yet when its caller is keeps
   its arguments all the same, in a variable, a loop, an await and a delegation.  */

#include "check.h"
#include <cogen.h>

__attribute__ ((noipa)) static void
clobber (void)
{
  char s[8192];
  memset (s, 0x5a, sizeof s);
  __asm__ volatile ("" : : "r" (s) : "memory");
}

static co_iterator (int) reader (int depth, int *p);

static co_iterator (int)
holder (int depth)
{
  int x = 42, v;
  co_iterator (int) it = reader (depth, &x);
  co_next (&it, &v);
  co_yield (v);
  clobber ();
  co_next (&it, &v);
  co_yield (v);
  co_drop (&it);
}

static co_iterator (int)
looper (int depth)
{
  int x = 43;
  co_for (int v, reader (depth, &x))
    co_yield (v);
}

static co_iterator (int)
delegator (int depth)
{
  int x = 44;
  co_yield_from (reader (depth, &x));
}

static co_iterator (int)
reader (int depth, int *p)
{
  co_yield (0);
  co_yield (*p);
  if (depth <= 0)
    co_return ();
  co_for (int v, holder (depth - 1))
    co_yield (v);
  co_for (int v, looper (depth - 1))
    co_yield (v);
  co_yield_from (delegator (depth - 1));
}

static co_future (int) asks (int depth);

static co_future (int)
waits (int depth, int *p)
{
  if (depth > 0)
    *p += co_await (asks (depth - 1));
  co_return (*p);
}

static co_future (int)
asks (int depth)
{
  int x = 1;
  int y = co_await (waits (depth, &x));
  co_return (x + y);
}

int
main (void)
{
  int v, y = 7, n = 0, sum = 0;
  co_iterator (int) it = reader (2, &y);
  while (co_next (&it, &v))
    {
      clobber ();
      n++;
      sum += v;
    }
  co_drop (&it);
  check (n == 2 + 2 + 2 * (2 + 6));
  check (sum == 7 + 42 + 2 * (42 + 43 + 44) + 43 + 44);
  check (co_block_on (asks (3)) == 30);
  return 0;
}
