/* A trait object that a call through a pointer gives is awaited, delegated to and
   looped over: nobody knows which function is called, nor needs to.  */

#include "alloc.h"

static co_iterator (int) two (int n) { co_yield (n); co_yield (n + 1); }
static co_iterator (int) pass (int n) { return two (n); }
static co_future (int) half (int n) { co_return (n / 2); }
static co_stream (int) once (int n) { co_yield (n); }

static co_iterator (int)
delegate (co_iterator (int) (*f) (int), int n)
{
  co_yield_from (f (n));
  co_for (int v, f (n + 10))
    co_yield (v);
}

static co_future (int)
await (co_future (int) (*f) (int), co_stream (int) (*g) (int), int n)
{
  int sum = co_await (f (n));
  co_for_await (int v, g (n))
    sum += v;
  co_return (sum);
}

int
main (void)
{
  co_iterator (int) (*volatile makers[]) (int) = { two, pass };
  for (int i = 0; i < 2; i++)
    {
      int wanted[] = { 1, 2, 11, 12 }, n = 0;
      co_for (int v, delegate (makers[i], 1))
	check (v == wanted[n++]);
      check (n == 4);
    }
  co_future (int) (*volatile f) (int) = half;
  co_stream (int) (*volatile g) (int) = once;
  check (co_block_on (await (f, g, 8)) == 12);
  check (alloc_live == 0);
  return 0;
}
