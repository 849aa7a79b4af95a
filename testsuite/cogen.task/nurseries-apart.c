/* What runs futures or streams at once keeps them apart: a nursery that ends early in one of them
   is nothing to the others, nor to who polls them.  */

#include "clock.h"
#include <cogen/future.h>
#include <cogen/iter.h>

enum { MANY = 40 };

/* The task in its nursery, or in another one inside that, fails if RESULT is negative.  */
static co_future (int)
in_nursery (unsigned ms, int result, bool deeper)
{
  int err = 0, inner = 0;
  co_nursery (n, &err)
    {
      co_start (n, worker (0, ms, deeper ? 0 : result));
      if (deeper)
	co_nursery (m, &inner)
	  co_start (m, worker (0, ms, result));
      int error = co_await (co_sleep_for (ms));
      check (error == (result < 0 && !deeper ? error : 0));
    }
  co_return (inner ? inner : err);
}

static int
result_of (int i)
{
  return i % 3 == 1 ? -EIO : 0;
}

/* They end in another order than they begin in.  */
static co_iterator (co_future (int))
makes (void)
{
  for (int i = 0; i < MANY; i++)
    co_yield (in_nursery (1 + (unsigned) (i * 7) % 30, result_of (i), i % 2));
}

static co_stream (int)
in_turn (int result)
{
  for (unsigned i = 1; i <= 5; i++)
    {
      int got = co_await (in_nursery (i, result, i % 2));
      co_yield (got);
    }
}

static co_stream (co_future (int))
makes_in_nursery (void)
{
  co_nursery (n)
    {
      co_start (n, worker (0, 3, -EIO));
      for (int i = 0; i < MANY; i++)
	co_yield (in_nursery (1 + (unsigned) (i * 7) % 30, result_of (i), i % 2));
    }
}

static co_future (int)
apart (size_t limit)
{
  size_t n;
  int *results = co_await (co_join_all (makes (), limit, &n));
  check (n == MANY);
  for (int i = 0; i < MANY; i++)
    check (results[i] == result_of (i));
  free (results);

  int failed = 0, ended = 0;
  co_for_await (int r, co_unordered (makes (), limit ? limit : MANY))
    {
      check (!co_cancelled ());
      failed += r == -EIO;
      ended += r == 0;
    }
  check (failed == MANY / 3 && ended == MANY - failed);
  failed = ended = 0;
  co_for_await (int r, co_buffered (makes_in_nursery (), limit ? limit : MANY))
    {
      check (!co_cancelled ());
      failed += r == -EIO;
      ended += r == 0;
    }
  check (failed == MANY / 3 && ended == MANY - failed);

  failed = ended = 0;
  co_for_await (int r, co_merged (in_turn (0), in_turn (-EIO), in_turn (0)))
    {
      check (!co_cancelled ());
      check (co_await (co_sleep_for (1)) == 0);
      failed += r == -EIO;
      ended += r == 0;
    }
  check (failed == 5 && ended == 10);
  co_return (0);
}

/* A request from outside reaches all.  */
static co_stream (int)
counts (void)
{
  int err = 0;
  co_nursery (n, &err)
    co_start (n, worker ('n', 1000, 0));
  co_yield (err);
}

static co_iterator (co_future (int))
makes_late (int n)
{
  while (n-- > 0)
    co_yield (in_nursery (1000, 0, false));
}

static co_future (int)
requested (void)
{
  int cancelled = 0;
  co_nursery (n)
    {
      co_start (n, worker (0, 5, -EIO));
      co_for_await (int r, co_merged (counts (), counts ()))
	cancelled += r == -ECANCELED;
    }
  check (cancelled == 2);
  check_trace ("--");
  size_t n;
  co_future (int *) all = co_join_all (makes_late (20), 0, &n);
  co_future (int) first = worker (0, 1, 1);
  int *results, r;
  check (co_await (co_select (&all, &results, &first, &r)) == 1);
  co_drop (&all);
  co_return (0);
}

static co_future (int)
all (void)
{
  for (size_t limit = 0; limit < MANY + 2; limit += limit ? 2 : 1)
    check (co_await (apart (limit)) == 0);
  check (co_await (requested ()) == 0);
  co_return (0);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
  struct co_pool *pool = co_pool_new (2);
  check (co_pool_block_on (pool, all ()) == 0);
  co_pool_free (pool);
}
