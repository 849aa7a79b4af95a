/* Functions that must always be inlined may be called where awaited coroutines are
   inlined: in those, and in what awaits them.  */

#include "alloc.h"
#include "async.h"

static inline __attribute__ ((always_inline)) int
twice (int n)
{
  return 2 * n;
}

static co_future (int)
innermost (int n)
{
  int v = co_await (leaf_future (0, 1, twice (n)));
  co_return (twice (v));
}

static co_future (int)
inner (int n)
{
  int v = co_await (innermost (twice (n)));
  co_return (v + twice (n));
}

static inline __attribute__ ((always_inline)) co_iterator (int)
items (int n)
{
  co_yield (twice (n));
}

static co_future (int)
outer (int n)
{
  int sum = twice (n);
  co_for (int v, items (n))
    sum += twice (v);
  sum += co_await (inner (n));
  co_return (twice (sum));
}

int
main (void)
{
  int v = 0;
  co_future (int) f = outer (1);
  check (co_poll (&f, &counting_context, &v) == CO_PENDING);
  check (co_poll (&f, &counting_context, &v) == CO_READY);
  check (v == 2 * (2 + 4 + (8 + 2)));
  co_drop (&f);
  return 0;
}
