/* What a coroutine delegates to itself in last position has its frame: 100,000 of them
   take the memory of one, at any -O, and do what they would with a frame each: also
   where parameters change places, in all kinds of coroutine, moved between two resumes,
   and dropped.
   { dg-alloc-count 7 } */

#include "alloc.h"
#include "async.h"

enum { DEPTH = 100000 };

/* How many frames are on the heap: one, or it has been moved away.  */
#ifdef MOVE_H
#define one_frame() (alloc_live <= 1)
#else
#define one_frame() (alloc_live == 1)
#endif

static co_iterator (int)
down (int n)
{
  if (n < 0)
    co_return ();
  co_yield (n);
  co_yield_from (down (n - 1));
}

/* Each parameter is what another one was; and a way there by several branches.  */
static co_iterator (int)
turn (int n, short a, int b, long c)
{
  co_yield (a * 100 + b * 10 + c);
  if (n == 0)
    co_return ();
  else if (n % 2)
    {
      int rest = n - 1;
      co_yield_from (turn (rest, b, c, a));
      co_return ();
    }
  else
    co_yield_from (turn (n - 1, b, c, a));
}

static co_stream (int)
stream (int n, int sum)
{
  sum = (sum + co_await (leaf_future (0, n % 2, n))) % 10007;
  co_yield (sum);
  if (n > 0)
    co_yield_from (stream (n - 1, sum));
}

static co_future (int)
add (int n, int sum)
{
  if (n == 0)
    co_return (sum);
  int v = co_await (leaf_future (0, n % 2, 1));
  co_return (co_await (add (n - v, sum + v)));
}

static int done;

static co_future (void)
quiet (int n)
{
  if (n == 0)
    {
      done++;
      co_return ();
    }
  co_await (quiet (n - 1));
}

/* Each is kept where it cannot be elided.  */
static co_iterator (int) kept;
static co_stream (int) kept_stream;
static co_future (int) kept_future;
static co_future (void) kept_quiet;

int
main (void)
{
  int v, n = DEPTH;
  kept = down (DEPTH);
  while (co_next (&kept, &v))
    check (v == n--);
  check (n == -1 && one_frame ());
  co_drop (&kept);

  kept = down (DEPTH);		/* moved, and dropped on the way */
  char memory[2][64] __attribute__ ((aligned (16)));
  check (co_is_movable (down) && co_frame_size (down) <= 8);
  for (n = DEPTH; n > DEPTH - 1000; n--)
    {
      check (co_relocate (&kept, memory[n % 2], 64));
      memset (memory[!(n % 2)], 0, 64);
      check (co_next (&kept, &v) && v == n);
    }
  co_drop (&kept);

  static const int turned[] = { 123, 231, 312 };
  kept = turn (DEPTH, 1, 2, 3);
  for (n = 0; co_next (&kept, &v); n++)
    check (v == turned[n % 3]);
  check (n == DEPTH + 1);
  co_drop (&kept);

  kept_stream = stream (DEPTH, 0);
  unsigned sum = 0;
  enum co_poll poll;
  n = DEPTH;
  while ((poll = co_poll_next (&kept_stream, &counting_context, &v)) != CO_DONE)
    if (poll == CO_READY)
      {
	sum = (sum + n--) % 10007;
	check ((unsigned) v == sum);
      }
  check (n == -1 && one_frame ());
  co_drop (&kept_stream);

  kept_future = add (DEPTH, 7);
  n = 0;
  while (co_poll (&kept_future, &counting_context, &v) == CO_PENDING)
    n++;
  check (n == DEPTH / 2 && v == DEPTH + 7 && one_frame ());
  co_drop (&kept_future);

  kept_future = add (DEPTH, 0);
  for (n = 0; n < 100; n++)
    check (co_poll (&kept_future, &counting_context, &v) == CO_PENDING);
  co_drop (&kept_future);

  kept_quiet = quiet (DEPTH);
  check (co_poll (&kept_quiet, &counting_context) == CO_READY && done == 1);
  co_drop (&kept_quiet);
  return 0;
}
