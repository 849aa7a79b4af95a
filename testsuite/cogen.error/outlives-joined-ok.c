/* Joins of what is not local, or that end here.  */

#include <cogen/future.h>
#include <cogen/iter.h>

co_future (void)
joins (co_future (int) *a, int *r, int k)
{
  static co_future (int) own;
  static int result;
  return co_join (k ? a : &own, r, &own, &result);
}

co_future (int)
next_of (co_stream (int) *s, int *v)
{
  co_stream (int) *t = s;
  return co_next_of (t, v);
}

co_future (int *)
join_all (size_t *n)
{
  return co_join_all (co_once (co_ready (1)), 0, n);
}

co_future (int)
here (co_stream (int) s)
{
  co_future (int) a = co_ready (3), b = co_ready (4), c = co_ready (5);
  int x, y, v, first;
  size_t n;
  co_await (co_join (&a, &x, &b, &y));
  co_future (int) select = co_select (&a, &x, &c, &y);
  first = co_await (select);
  co_future (int) next = co_next_of (&s, &v);
  first += co_await (next);
  int *all = co_await (co_join_all (co_once (co_ready (1)), 0, &n));
  __builtin_free (all);
  co_return (x + y + v + first + (int) n);
}

/* It is another one where it is returned, on some way.  */
co_future (int)
another (co_stream (int) *s, int *v, int k)
{
  int w;
  co_future (int) next = co_next_of (s, &w);
  if (k)
    next = co_next_of (s, v);
  else
    co_drop (&next);
  return next;
}

co_future (int)
inside (int r)
{
  co_future (int) both = co_do (co_future (int), {
    int in;
    co_future (int) a = co_ready (3);
    co_await (co_join (&a, &in));
    co_return (in + r);
  });
  return both;
}
