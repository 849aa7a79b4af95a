/* Trait objects that are parameters belong to the coroutine: what it has not
   consumed when it ends is dropped, last first, after its scopes; what it
   consumed or moved on is not.  Each trait as owner.  */

#include "async.h"

typedef co_future (int) F;

static co_iterator (int) iterate (F a, F b, F c) { on_exit_trace (x); co_yield (1); }
static co_generator (int, int) generate (F a, F b) { on_exit_trace (x); co_yield (1); co_return (2); }

static co_future (int)
await_one (F a, F b, F c)
{
  on_exit_trace (x);
 
  int v = co_await (b);
  trace ('-');
  co_drop (&c);
  co_return (v);
}

static co_stream (int)
stream (F a, F b)
{
  on_exit_trace (x);
  F mine = co_move (a);
 
  co_yield (1);
  co_drop (&mine);
}

static F leaf (char name) { return leaf_future (name, 0, 5); }

int
main (void)
{
  int v;
  co_iterator (int) it = iterate (leaf ('a'), leaf ('b'), leaf ('c'));
  check (co_next (&it, &v));
  check_trace ("");
  check (!co_next (&it, &v));
  check_trace ("xcba");
  co_drop (&it);

  co_generator (int, int) g = generate (leaf ('a'), leaf ('b'));
  check (co_resume (&g, &v, &v) == CO_YIELDED);
  check (co_resume (&g, &v, &v) == CO_RETURNED && v == 2);
  check_trace ("xba");
  co_drop (&g);

  F f = await_one (leaf ('a'), leaf ('b'), leaf ('c'));
  check (co_poll (&f, &counting_context, &v) == CO_READY && v == 5);
  check_trace ("b-cxa");
  co_drop (&f);

  co_stream (int) s = stream (leaf ('a'), leaf ('b'));
  check (co_poll_next (&s, &counting_context, &v) == CO_READY);
  check (co_poll_next (&s, &counting_context, &v) == CO_DONE);
  check_trace ("axb");
  co_drop (&s);
  check_trace ("");
  return 0;
}
