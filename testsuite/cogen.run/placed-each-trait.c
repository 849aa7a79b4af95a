/* Objects of each trait may be placed, kept anywhere, and passed on: their
   vtable knows that there is nothing to free.  */

#include "alloc.h"
#include "async.h"

static co_iterator (int) it (int n) { while (n) co_yield (n--); }
static co_future (int) fu (int n) { co_return (co_await (leaf_future (0, 1, n)) + 1); }
static co_stream (int) st (int n) { co_yield (co_await (leaf_future (0, 1, n))); }
static co_generator (int, int, int) ge (int n) { n += co_yield (n); co_return (n); }

static int __attribute__ ((noinline)) sum (co_iterator (int) i) { int s = 0; co_for (int v, i) s += v; return s; }

int
main (void)
{
  static char memory[4][256] __attribute__ ((aligned (64)));
  int v, r;
  check (sum (co_place (memory[0], 256, it (4))) == 10);
  co_future (int) f = co_place (memory[1], 256, fu (5));
  co_stream (int) s = co_place (memory[2], 256, st (6));
  co_generator (int, int, int) g = co_place (memory[3], 256, ge (7));
  check (co_poll (&f, &counting_context, &v) == CO_PENDING);
  check (co_poll_next (&s, &counting_context, &v) == CO_PENDING);
  check (co_resume (&g, 0, &v, &r) == CO_YIELDED && v == 7);
  check (co_poll (&f, &counting_context, &v) == CO_READY && v == 6);
  check (co_poll_next (&s, &counting_context, &v) == CO_READY && v == 6);
  check (co_resume (&g, 3, &v, &r) == CO_RETURNED && r == 10);
  co_drop (&f);
  co_drop (&s);
  co_drop (&g);
  check (alloc_count == 0);
  return 0;
}
