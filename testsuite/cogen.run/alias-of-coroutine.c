/* In the unit that defines it a coroutine is the same by all its names: called, placed,
   asked about, awaited, delegated to.  */

#include "alloc.h"

static co_iterator (int)
real (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

static co_future (int)
value (int n)
{
  co_return (n + 1);
}

co_iterator (int) ali (int lo, int hi) __attribute__ ((alias ("real")));
static co_iterator (int) own (int lo, int hi) __attribute__ ((alias ("ali")));
co_iterator (int) weak_ali (int lo, int hi)
  __attribute__ ((weak, alias ("real")));
static co_iterator (int) reference (int lo, int hi)
  __attribute__ ((weakref ("ali")));
static co_future (int) other_value (int n) __attribute__ ((alias ("value")));

co_iterator (int) weak_real (int n);
__attribute__ ((weak)) co_iterator (int)
weak_real (int n)
{
  co_yield (n);
}

static co_iterator (int)
delegates (void)
{
  co_yield_from (own (0, 2));
  co_for (int v, reference (2, 4))
    co_yield (v);
}

static co_future (int)
awaits (void)
{
  co_return (co_await (other_value (1)) + co_await (value (1)));
}

#define check_alias(f) \
  do \
    { \
      check (co_frame_size (f) == co_frame_size (real)); \
      check (co_frame_align (f) == co_frame_align (real)); \
      check (co_is_movable (f) == co_is_movable (real)); \
      int placed = 0, called = 0; \
      co_for (int v, co_place (memory, sizeof memory, f (1, 5))) \
	placed += v; \
      co_for (int v, f (1, 5)) \
	called += v; \
      check (placed == 10 && called == 10); \
    } \
  while (0)

int
main (void)
{
  static char memory[512] __attribute__ ((aligned (64)));
  check_alias (ali);
  check_alias (own);
  check_alias (weak_ali);
  check_alias (reference);
  int sum = 0;
  co_for (int v, delegates ())
    sum += v;
  check (sum == 6);
  check (co_block_on (awaits ()) == 4);
  check (co_frame_size (weak_real) >= 4);
  co_for (int v, co_place (memory, co_frame_size (weak_real), weak_real (8)))
    check (v == 8);
}
