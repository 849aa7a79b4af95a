/* Several streams, several futures at once: by arrival, in order, no more than allowed;
   dropped early; without memory.  */

#include "alloc.h"
#include "async.h"
#include "items.h"

/* Poll F to its end.  */
static int
run (co_future (int) f)
{
  int result = -1;
  while (co_poll (&f, &counting_context, &result) == CO_PENDING)
    ;
  return result;
}

#define SEE(s) co_for_await (co_var v_, s) saw (v_)

static co_future (int)
merged (void)
{
  SEE (co_merged (leaf_stream ('a', 0, 3)));
  want (0); want (1); want (2);
  check_items ();
  check_trace ("a");
  /* Who is ready, in turn.  */
  SEE (co_merged (leaf_stream ('a', 0, 3), co_map (leaf_stream ('b', 0, 2), x, x + 10),
		  co_map (leaf_stream ('c', 2, 2), x, x + 20)));
  want (0); want (10); want (1); want (11); want (2); want (20); want (21);
  check_items ();
  trace_length = 0;
  SEE (co_merged (leaf_stream ('a', 0, 0), leaf_stream ('b', 1, 0)));
  check_items ();
  check_trace ("ab");
  co_for_await (int v, co_merged (leaf_stream ('a', 1, 9), leaf_stream ('b', 0, 1), leaf_stream ('c', 3, 9)))
    if (v == 1)
      break;
  check_trace ("bca");
  co_return (0);
}

static int running, most;

static co_future (int)
job (int value, int pends)
{
  running++;
  most = running > most ? running : most;
  co_await (leaf_future (0, pends, 0));
  running--;
  co_return (value);
}

static co_future (int)
buffered (void)
{
  for (int n = 1; n < 5; n++)
    {
      most = 0;
      SEE (co_buffered (co_map (co_range (0, 9), x, job (x, x * 7 % 4)), n));
      for (int x = 0; x < 9; x++)
	want (x);
      check_items ();
      check (most == n && running == 0);
      most = 0;
      check (co_sum (co_unordered (co_map (leaf_stream (0, 1, 9), x, job (1 << x, x * 7 % 4)), n)) == 511);
      check (most <= n && running == 0);
    }
  SEE (co_unordered (co_map (co_range (0, 3), x, job (x, (3 - x) * 2)), 3));
  want (2); want (1); want (0);
  check_items ();
  check (co_count (co_buffered (co_empty (co_future (int)), 3)) == 0);
  check (co_any (co_buffered (co_map (co_range (0, 9), x, job (x, x)), 4), x, x == 2));
  running = 0;
  co_return (0);
}

static co_future (int)
timed (void)
{
  SEE (co_each_timeout (leaf_stream (0, 0, 3), 1000));
  want (0); want (1); want (2);
  check_items ();
  co_return (0);
}

static co_stream (int)
slower_and_slower (void)
{
  for (int i = 0;; i++)
    {
      if (i == 2)
	co_await (co_sleep (10000));
      co_yield (i);
    }
}

static co_future (int)
too_late (void)
{
  SEE (co_each_timeout (slower_and_slower (), 20));
  want (0); want (1); want (-ETIMEDOUT);
  check_items ();
  /* Signed numbers of any type.  */
#define LATE_AS(T) \
  do \
    { \
      T last = 0; \
      check (co_last (co_each_timeout (co_map (slower_and_slower (), x, (T) x), 20), &last)); \
      check (last == -ETIMEDOUT); \
    } \
  while (0)
  LATE_AS (signed char);
  LATE_AS (short);
  LATE_AS (long);
  LATE_AS (long long);
  LATE_AS (float);
  LATE_AS (double);
  LATE_AS (long double);
#ifdef __SIZEOF_INT128__
  LATE_AS (__int128);
#endif
  /* What is no signed number just ends.  */
  check (co_count (co_each_timeout (co_map (slower_and_slower (), x, (unsigned) x), 20)) == 2);
  check (co_count (co_each_timeout (co_map (slower_and_slower (), x, x ? "more" : "one"), 20)) == 2);
  co_return (0);
}

static void
without_memory (void)
{
  co_stream (int) a = leaf_stream ('a', 0, 1), b = leaf_stream ('b', 0, 1);
  alloc_fail_at = 1;
  co_stream (int) s = co_merged (a, b);
  check (co_is_null (s) && co_is_null (a));
  check_trace ("ba");
  a = leaf_stream ('a', 0, 1);
  alloc_fail_at = 1;
  s = co_each_timeout (a, 1);
  check (co_is_null (s));
  check_trace ("a");
  co_iterator (co_future (int)) none = { 0 };
  alloc_fail_at = 1;
  s = co_buffered (none, 4);
  check (co_is_null (s));
}

int
main (void)
{
  check (run (merged ()) == 0 && run (buffered ()) == 0 && run (timed ()) == 0);
  check (co_block_on (too_late ()) == 0);
  without_memory ();
}
