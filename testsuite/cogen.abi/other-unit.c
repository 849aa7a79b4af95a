/* A coroutine of another unit is called, stepped, looped over, awaited and
   delegated to through its object: the types are the same in every unit.
   { dg-additional-sources "other-unit.unit2.c" } */

#include "alloc.h"
#include "async.h"

co_iterator (int) other_range (int lo, int hi);
co_future (struct point *) other_wait (co_future (int) f, struct point *p);
co_generator (char, int, int) other_echo (int limit);
co_stream (int) other_ticks (int n);
int other_sum (co_iterator (int) it);
extern co_iterator (int) other_global;

static co_iterator (int)
mine (int n)
{
  co_yield_from (other_range (0, n));
  co_for (int v, other_range (10, 10 + n))
    co_yield (v);
}

static co_future (int)
wait (struct point *p)
{
  struct point *q = co_await (other_wait (leaf_future (0, 1, 1), p));
  int sum = q == p;
  co_for_await (int v, other_ticks (3))
    sum += v;
  co_return (sum);
}

int
main (void)
{
  check (other_sum (mine (2)) == 0 + 1 + 10 + 11);
  struct point *p = (struct point *) &p;
  co_future (int) f = wait (p);
  int v;
  check (co_poll (&f, &counting_context, &v) == CO_PENDING);
  check (co_poll (&f, &counting_context, &v) == CO_READY && v == 1 + 3);
  co_drop (&f);

  co_generator (char, int, int) g = other_echo (5);
  char c;
  check (co_resume (&g, 0, &c, &v) == CO_YIELDED && c == '?');
  check (co_resume (&g, 6, &c, &v) == CO_RETURNED && v == 6);
  co_drop (&g);

  other_global = other_range (1, 2);
  check (co_next (&other_global, &v) && v == 1);
  co_drop (&other_global);
  check (alloc_live == 0);
  return 0;
}
