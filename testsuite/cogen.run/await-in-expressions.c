/* co_await and co_try wherever an expression may stand: conditions, indices,
   initialisers, call arguments, short circuits.  */

#include "async.h"

static co_future (int) get (int n) { co_return (co_await (leaf_future (0, n & 1, n))); }
static int sum3 (int a, int b, int c) { return 100 * a + 10 * b + c; }

static co_future (int)
work (void)
{
  int table[4] = { co_await (get (3)), co_await (get (2)), [3] = co_await (get (1)) };
  check (table[co_await (get (3))] == 1 && table[2] == 0);
  int n = 0;
  while (co_await (get (n)) < 4)
    n++;
  for (int i = co_await (get (5)); i > co_await (get (2)); i -= co_await (get (1)))
    n += i;
  check (n == 4 + 5 + 4 + 3);
  int x = co_await (get (0)) && co_await (get (1)) ? co_await (get (8)) : co_await (get (9));
  check (x == 9);
  check (sum3 (1, co_await (get (2)), co_await (get (3))) == 123);
  switch (co_await (get (7)))
    {
    case 7:
      n = co_try (co_await (get (6)));
      break;
    default:
      check (0);
    }
  co_return (n + co_try (co_await (get (-7))));
}

int
main (void)
{
  co_future (int) f = work ();
  int r = 0, pends = 0;
  while (co_poll (&f, &counting_context, &r) == CO_PENDING)
    pends++;
  check (r == -7 && pends > 10);
  co_drop (&f);
  return 0;
}
