/* The two base markers, __builtin_yield and __builtin_await, work without the
   header's sugar.  */

#include "async.h"

#undef co_yield
#undef co_await

static co_iterator (int)
numbers (void)
{
  __builtin_yield (1);
  for (int i = 2; i < 4; i++)
    __builtin_yield (i);
}

static co_generator (int, void, int)
echo (void)
{
  int x = __builtin_yield (0);
  __builtin_yield (x + 1);
}

static co_future (int)
wait (void)
{
  co_return (__builtin_await (leaf_future (0, 1, 5)) + 1);
}

int
main (void)
{
  int i = 1, y;
  co_for (int v, numbers ())
    check (v == i++);
  check (i == 4);

  co_generator (int, void, int) g = echo ();
  check (co_resume (&g, 7, &y) == CO_YIELDED && y == 0);
  check (co_resume (&g, 8, &y) == CO_YIELDED && y == 9);
  co_drop (&g);

  co_future (int) f = wait ();
  check (co_poll (&f, &counting_context, &y) == CO_PENDING);
  check (co_poll (&f, &counting_context, &y) == CO_READY && y == 6);
  co_drop (&f);
  return 0;
}
