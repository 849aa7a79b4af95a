/* co_join_all: of an iterator and a stream, a few at once and any number, without memory,
   dropped and cancelled at each moment.  */

#include "endings.h"
#include <cogen/future.h>
#include <cogen/iter.h>

static unsigned running, most;

static co_future (int)
job (int n)
{
  if (++running > most)
    most = running;
  co_await (co_sleep ((unsigned) (n * 7 % 5 + 1)));
  running--;
  co_return (n * n);
}

/* The futures that a stream gives, one each millisecond.  */
static co_stream (co_future (int))
jobs (int n)
{
  for (int i = 0; i < n; i++)
    {
      co_await (co_sleep (1));
      co_yield (job (i));
    }
}

static co_future (int)
squares (int n, unsigned limit, bool stream, unsigned expected)
{
  size_t count = 99;
  int *results;
  running = most = 0;
  if (stream)
    results = co_await (co_join_all (jobs (n), limit, &count));
  else
    results = co_await (co_join_all (co_map (co_range (0, n), x, job (x)), limit, &count));
  check (count == (size_t) n && (n == 0) == (results == NULL) && running == 0);
  for (int i = 0; i < n; i++)
    check (results[i] == i * i);
  check (stream ? most <= expected && (n < 3 || most > 0) : most == expected);
  free (results);
  co_return (0);
}

static co_future (int)
waits (unsigned limit)
{
  size_t count;
  int *results = co_await (co_join_all (co_map (co_range (0, 20), x, co_sleep_for ((unsigned) x % 4)),
					limit, &count));
  free (results);
  co_return (0);
}

struct big { long a[9]; };

static co_future (struct big)
big (long n)
{
  co_await (co_sleep ((unsigned) (3 - n % 3)));
  co_return ((struct big) { { n, [8] = -n } });
}

static co_future (int)
big_ones (void)
{
  size_t count;
  struct big *all = co_await (co_join_all (co_map (co_range (0l, 40l), x, big (x)), 0, &count));
  check (count == 40);
  for (long i = 0; i < 40; i++)
    check (all[i].a[0] == i && all[i].a[8] == -i);
  free (all);
  co_return (0);
}

/* An allocation fails: of the stream, of the future, or of more room for what runs, which
   then runs a few at a time.  */

static co_iterator (co_future (int))
given (co_future (int) *all, int n)
{
  for (int i = 0; i < n; i++)
    co_yield (co_move (all[i]));
}

static co_future (int)
without_memory (unsigned at)
{
  size_t count = 99;
  co_auto co_future (int) futures[20] = { { 0 } };
  for (int i = 0; i < 20; i++)
    futures[i] = job (i);
  co_iterator (co_future (int)) source = given (futures, 20);
  running = most = 0;
  alloc_fail_at = at;
  co_future (int *) f = co_join_all (co_move (source), 0, &count);
  if (co_is_null (f))
    {
      check (count == 99 && alloc_fail_at == 0 && at < 3);
      co_return (0);
    }
  alloc_fail_at = at < 3 ? 0 : at - 2;
  int *results = co_await (f);
  check (count == 20 && alloc_fail_at == 0 && most == (at == 3 ? 8 : at == 4 ? 16 : 20));
  for (int i = 0; i < 20; i++)
    check (results[i] == i * i);
  free (results);
  co_return (1);
}

int
main (void)
{
  for (int stream = 0; stream < 2; stream++)
    {
      co_block_on (squares (30, 1, stream, 1));
      co_block_on (squares (0, 3, stream, 0));
      co_block_on (squares (3, 8, stream, 3));
    }
  co_block_on (squares (30, 4, false, 4));
  co_block_on (squares (100, 0, false, 100));
  co_block_on (squares (30, 0, true, 5));
  co_block_on (big_ones ());
  check_endings (waits (3), (void) 0);
  check_endings (waits (0), (void) 0);
  for (unsigned at = 1; at < 5; at++)
    {
      unsigned live = alloc_live;
      check (co_block_on (without_memory (at)) == (at > 2));
      check (alloc_live == live);
    }
  return 0;
}
