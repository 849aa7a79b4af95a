/* co_try finishes a future or a generator with a negative value, and else
   gives the value; cleanups run; the value keeps its type.  */

#include "async.h"

static co_future (int)
read_all (int first, int second)
{
  on_exit_trace (x);
  int a = co_try (co_await (leaf_future (0, 1, first)));
  trace ('a');
  int b = co_try (second);
  trace ('b');
  co_return (a + b);
}

static co_generator (int, long)
checked (long n)
{
  long size = co_try (n);
  co_yield ((int) size);
  co_return (co_try (size - 5) + 100);
}

int
main (void)
{
  check (co_block_on (co_lambda (co_future (int), (void), { co_return (co_try (-7) + 1); }) ()) == -7);

  struct { int first, second, result; const char *log; } cases[]
    = { { 1, 2, 3, "abx" }, { -5, 2, -5, "x" }, { 1, -6, -6, "ax" }, { 0, 0, 0, "abx" } };
  for (int i = 0; i < 4; i++)
    {
      co_future (int) f = read_all (cases[i].first, cases[i].second);
      int r;
      check (co_poll (&f, &counting_context, &r) == CO_PENDING);
      check (co_poll (&f, &counting_context, &r) == CO_READY && r == cases[i].result);
      check_trace (cases[i].log);
      co_drop (&f);
    }

  int y;
  long r;
  co_generator (int, long) g = checked (-1);
  check (co_resume (&g, &y, &r) == CO_RETURNED && r == -1);
  co_drop (&g);
  g = checked (3);
  check (co_resume (&g, &y, &r) == CO_YIELDED && y == 3);
  check (co_resume (&g, &y, &r) == CO_RETURNED && r == -2);
  co_drop (&g);
  g = checked (9);
  check (co_resume (&g, &y, &r) == CO_YIELDED);
  check (co_resume (&g, &y, &r) == CO_RETURNED && r == 104);
  co_drop (&g);
  return 0;
}
