/* Objects of each trait that are stepped and dropped in the function that
   made them allocate nothing.
   { dg-alloc-count 0 } */

#include "alloc.h"
#include "async.h"

static co_iterator (int) it (int n) { while (n) co_yield (n--); }
static co_future (int) fu (int n) { co_return (co_await (leaf_future (0, 1, n)) + 1); }
static co_stream (int) st (int n) { co_yield (co_await (leaf_future (0, 1, n))); }
static co_generator (int, int, int) ge (int n) { n += co_yield (n); co_return (n); }

int
main (void)
{
  int v, r;
  co_iterator (int) i = it (2);
  co_future (int) f = fu (5);
  co_stream (int) s = st (6);
  co_generator (int, int, int) g = ge (7);
  check (co_next (&i, &v) && v == 2);
  check (co_poll (&f, &counting_context, &v) == CO_PENDING);
  check (co_poll_next (&s, &counting_context, &v) == CO_PENDING);
  check (co_resume (&g, 0, &v, &r) == CO_YIELDED && v == 7);
  check (co_next (&i, &v) && v == 1);
  check (!co_next (&i, &v));
  check (co_poll (&f, &counting_context, &v) == CO_READY && v == 6);
  check (co_poll_next (&s, &counting_context, &v) == CO_READY && v == 6);
  check (co_resume (&g, 3, &v, &r) == CO_RETURNED && r == 10);
  co_drop (&i);
  co_drop (&f);
  co_drop (&s);
  co_drop (&g);
  return 0;
}
