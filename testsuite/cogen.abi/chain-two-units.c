/* A chain goes through two translation units, 10,000 deep on a small stack, and
   is dropped half-way.
   { dg-additional-sources "chain-two-units.unit2.c" } */

#include "alloc.h"
#include "chain.h"

enum { DEPTH = 10000 };

co_iterator (int) other_iterator (int n);
co_future (long) other_future (int n);
co_stream (int) other_stream (int n);
extern int other_left;

co_iterator (int)
this_iterator (int n)
{
  if (n)
    co_yield_from (other_iterator (n - 1));
  co_yield (n);
}

co_future (long)
this_future (int n)
{
  long v = 0;
  if (n)
    v = co_await (other_future (n - 1));
  else
    co_await (co_sleep (1));
  co_return (v + n);
}

co_stream (int)
this_stream (int n)
{
  co_yield ((int) co_await (other_future (2)) + n);
  if (n)
    co_yield_from (other_stream (n - 1));
}

static void
run (void)
{
  int i = 0, v;
  co_for (int w, this_iterator (DEPTH))
    check (w == i++);
  check (i == DEPTH + 1 && other_left == DEPTH / 2);
  check (alloc_live == 0);

  co_iterator (int) it = other_iterator (DEPTH);
  for (i = 0; i < DEPTH / 2; i++)
    check (co_next (&it, &v) && v == i);
  other_left = 0;
  co_drop (&it);
  check (other_left == DEPTH / 4 + 1);
  check (alloc_live == 0);

  check (co_block_on (this_future (DEPTH)) == (long) DEPTH * (DEPTH + 1) / 2);
  check (alloc_live == 0);

  co_stream (int) s = this_stream (5);
  struct co_context context = { co_noop_waker () };
  enum co_poll how;
  i = 5;
  while ((how = co_poll_next (&s, &context, &v)) != CO_DONE)
    check (how == CO_PENDING || v == 3 + i--);
  check (i == -1);
  co_drop (&s);
}

int
main (void)
{
  on_small_stack (run);
  return 0;
}
