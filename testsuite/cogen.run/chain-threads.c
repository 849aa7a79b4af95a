/* A chain is resumed, and at last dropped, on another thread each time, with a
   small stack: the thread's own variables are its own at every level.  */

#include "alloc.h"
#include "async.h"
#include "chain.h"
#include <errno.h>

static _Thread_local int here;

static co_iterator (int)
dive (int n)
{
  on_exit_trace (x);
  co_yield (here * 100 + n);
  if (n)
    co_yield_from (dive (n - 1));
  errno = n;
  co_yield (here * 100 + n);
  check (errno == 7);
}

static co_future (int)
sum (int n)
{
  int v = n ? co_await (sum (n - 1)) : co_await (leaf_future (0, 3, here));
  co_return (v * 10 + here);
}

static co_iterator (int) it;
static co_future (int) f;
static int turn;

static void
step (void)
{
  here = turn;
  errno = 7;
  int v;
  check (co_next (&it, &v));
  check (v == turn * 100 + (turn < 5 ? 4 - turn : turn - 5));
}

static void
poll_it (void)
{
  here = turn;
  int v = 0;
  check (co_poll (&f, &counting_context, &v) == (turn < 4 ? CO_PENDING : CO_READY));
  check (turn < 4 || v == 1444);
}

static void
drop_it (void)
{
  co_drop (&it);
  co_drop (&f);
}

int
main (void)
{
  it = dive (4);
  for (turn = 0; turn < 8; turn++)
    on_small_stack (step);
  trace_length = 0;
  f = sum (2);
  for (turn = 1; turn <= 4; turn++)
    on_small_stack (poll_it);
  on_small_stack (drop_it);
  check_trace ("xxx");
  check (alloc_live == 0);
  return 0;
}
