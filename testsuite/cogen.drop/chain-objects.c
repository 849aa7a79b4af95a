/* What is delegated to may be any object: a placed frame, one from a function
   pointer, an array, a structure or a condition, a new one in each turn of a loop,
   one that finished, a null one that is tested, a borrowed one, one in a frame of
   another coroutine.  */

#include "alloc.h"
#include "async.h"

static co_iterator (int)
dive (int n)
{
  co_yield (n);
  if (n)
    co_yield_from (dive (n - 1));
}

static co_iterator (int) none (int n) { if (n < 0) co_yield (n); }

static co_future (int)
sum (int n)
{
  co_return (n ? co_await (sum (n - 1)) + n : co_await (leaf_future (0, 1, 0)));
}

/* Placed: the memory is a local's, a static, and part of its own frame.  */
static char memory[4][256] __attribute__ ((aligned (64)));

static co_iterator (int)
placed (int n)
{
  if (n == 0)
    co_return ();
  co_yield (n);
  co_yield_from (co_place (memory[n], sizeof *memory, placed (n - 1)));
  co_yield (-n);
}

static co_iterator (int)
placed_in_frame (int n)
{
  char here[256] __attribute__ ((aligned (64)));
  co_iterator (int) it = co_place (here, sizeof here, dive (n));
  int v;
  check (co_next (&it, &v) && v == n);
  co_yield_from (it);
  check (co_is_null (it));
  co_yield (n);
}

static co_iterator (int)
placed_too_small (int n)
{
  co_iterator (int) it = co_place (memory[0], (size_t) n, placed_in_frame (n));
  if (co_is_null (it))
    co_yield (-1);
  else
    co_yield_from (it);
}

/* From pointers, arrays, structures, conditions.  */
typedef co_iterator (int) maker (int);
static maker *const makers[] = { dive, none, placed, dive };
struct both { int before; co_iterator (int) it; };

static struct both
boxed (int n)
{
  return (struct both) { n, makers[n % 4] (n) };
}

static co_iterator (int)
from_pointers (int n)
{
  for (int i = 0; i < n; i++)
    {
      co_yield (100 + i);
      co_yield_from (makers[i % 4] (i));
    }
  co_iterator (int) all[2] = { none (1), dive (1) };
  for (int i = 0; i < 2; i++)
    co_yield_from (all[i]);
  struct both b = boxed (n);
  co_yield_from (b.it);
  co_yield_from (n % 2 ? dive (0) : none (0));
  co_iterator (int) either = n % 2 ? none (n) : (co_iterator (int)) { 0 };
  if (!co_is_null (either))
    co_yield_from (either);
  co_yield_from (({ co_yield (200); makers[0] (1); }));
}

/* Finished before it is delegated to.  */
static co_iterator (int) __attribute__ ((noipa))
exhausted (co_iterator (int) it)
{
  int v;
  while (co_next (&it, &v))
    ;
  return it;
}

static co_iterator (int)
finished (int n)
{
  co_yield_from (exhausted (dive (n)));
  co_yield (n);
  co_yield_from (exhausted (none (0)));
}

/* Borrowed: not in the chain, but the root of one.  */
static co_future (int)
borrowed (int n)
{
  co_auto co_future (int) f = sum (n);
  int v = co_await (&f);
  co_auto co_future (int) g = sum (2);
  co_future (int) *p = n ? &g : &f;
  v += co_await (p) * 10;
  co_return (v);
}

/* In one expression, and in the arguments of another.  */
static co_future (int)
expressions (int n)
{
  int v = co_await (sum (n)) * 100 + co_await (sum (co_await (sum (1)) + 1));
  v += n && co_await (sum (n)) == 3 ? co_await (sum (4)) * 1000 : co_await (sum (5));
  while (co_await (sum (n)) < 10)
    n++;
  co_return (v + n);
}

#define check_items(call, ...)						\
  do									\
    {									\
      static const int wanted_[] = { __VA_ARGS__ };			\
      unsigned i_ = 0, n_ = sizeof wanted_ / sizeof *wanted_;		\
      co_for (int v_, opaque (call))					\
	check (i_ < n_ && v_ == wanted_[i_++]);				\
      check (i_ == n_);							\
      check (alloc_live == 0);						\
      for (unsigned stop_ = 0; stop_ <= n_ + 1; stop_++)		\
	{								\
	  int v_;							\
	  co_iterator (int) it_ = opaque (call);			\
	  for (i_ = 0; i_ < stop_; i_++)				\
	    check (co_next (&it_, &v_) == (i_ < n_));			\
	  co_drop (&it_);						\
	  check (alloc_live == 0);					\
	}								\
    }									\
  while (0)

static co_iterator (int) __attribute__ ((noipa))
opaque (co_iterator (int) it)
{
  return it;
}

/* Check that F waits WAITS times and then gives WANTED, and dropping it before.  */
#define check_future(call, waits, wanted)				\
  do									\
    for (int stop_ = 0; stop_ <= waits + 1; stop_++)			\
      {									\
	int v_ = 0;							\
	co_future (int) f_ = opaque_future (call);			\
	for (int i_ = 0; i_ < stop_; i_++)				\
	  check (co_poll (&f_, &counting_context, &v_)			\
		 == (i_ < waits ? CO_PENDING : CO_READY));		\
	check (stop_ <= waits || v_ == wanted);				\
	co_drop (&f_);							\
	check (alloc_live == 0);					\
      }									\
  while (0)

static co_future (int) __attribute__ ((noipa))
opaque_future (co_future (int) f)
{
  return f;
}

int
main (void)
{
  check_items (placed (3), 3, 2, 1, -1, -2, -3);
  check_items (placed_in_frame (3), 2, 1, 0, 3);
  check_items (placed_too_small (3), -1);
  check_items (from_pointers (3), 100, 0, 101, 102, 2, 1, -1, -2, 1, 0, 3, 2, 1, 0, 0, 200, 1, 0);
  check_items (from_pointers (0), 1, 0, 0, 200, 1, 0);
  check_items (finished (3), 3);
  check_future (borrowed (3), 2, 6 + 30);
  check_future (expressions (2), 8, 3 * 100 + 3 + 10 * 1000 + 4);
  return 0;
}
