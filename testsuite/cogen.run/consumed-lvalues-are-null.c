/* Each marker and co_move that consumes an lvalue leaves it null: variables,
   members, elements, what a pointer points to, parameters.  */

#include "async.h"

static co_iterator (int) upto (int n) { for (int i = 0; i < n; i++) co_yield (i); }
static co_future (int) ready (int n) { co_return (n); }

struct pair { co_iterator (int) it; co_future (int) f; };

static co_stream (int)
consume (struct pair *p, co_future (int) param, co_stream (int) s)
{
  co_future (int) array[2] = { ready (1), ready (2) };
  int i = 0, sum = co_await (array[i++]);
  check (i == 1 && co_is_null (array[0]) && !co_is_null (array[1]));
  sum += co_await (*(&array[0] + 1));
  check (co_is_null (array[1]));
  sum += co_await (p->f);
  check (co_is_null (p->f));
  sum += co_await (param);
  check (co_is_null (param));
  co_for (int v, p->it)
    sum += v;
  check (co_is_null (p->it));
  p->it = upto (5);
  co_iterator (int) *q = &p->it;
  co_for (int v, *q)
    {
      check (co_is_null (p->it));
      sum += v;
    }
  co_yield (sum);
  co_yield_from (s);
  check (co_is_null (s));
}

int
main (void)
{
  struct pair p = { upto (3), ready (3) };
  co_stream (int) s = consume (&p, ready (4), leaf_stream ('s', 0, 2));
  int v;
  check (co_poll_next (&s, &counting_context, &v) == CO_READY && v == 1 + 2 + 3 + 4 + 3 + 10);
  check (co_poll_next (&s, &counting_context, &v) == CO_READY && v == 0);
  check (co_poll_next (&s, &counting_context, &v) == CO_READY && v == 1);
  check (co_poll_next (&s, &counting_context, &v) == CO_DONE);
  co_drop (&s);
  p.it = upto (1);
  co_iterator (int) moved = co_move (p.it);
  check (co_is_null (p.it) && !co_is_null (moved));
  co_drop (&moved);
  p.f = ready (9);
  check (co_block_on (p.f) == 9 && co_is_null (p.f));
  return 0;
}
