/* A stream that yields in the statement of a nursery: while its consumer has the item, what that
   one awaits is in no nursery of the stream's; behind the yield the statement is in it again.  */

#include "clock.h"

#include <cogen/future.h>
#include <cogen/iter.h>

static co_future (int)
works (unsigned ms, int result)
{
  int error = co_await (co_sleep_for (ms));
  if (!error)
    trace (result < 0 ? '!' : '.');
  co_return (error ? error : result);
}

/* Its task fails after 5 ms, the statement sees that and the consumer does not.  */

static co_stream (int)
fails (int count)
{
  int error;
  co_nursery (n, &error)
    {
      co_start (n, works (5, -EIO));
      for (int i = 0; i < count; i++)
	co_yield (i);
      check (co_cancelled ());
      check (co_await (co_sleep_for (50)) == -ECANCELED);
    }
  check (error == -EIO);
  co_yield (100);
}

/* Two, one in the other; the inner one fails.  The value that is yielded waits in both.  */

static co_stream (int)
nested (void)
{
  int outer, inner;
  co_nursery (n, &outer)
    {
      co_start (n, works (30, 1));
      co_nursery (m, &inner)
	{
	  co_start (m, works (5, -EIO));
	  co_yield (co_await (co_sleep_for (1)));
	  co_yield (co_await (co_sleep_for (1)));
	}
      check (inner == -EIO);
      check (!co_cancelled ());
      co_yield (co_await (co_sleep_for (1)));
    }
  check (outer == 0);
}

static co_stream (int)
counts (void)
{
  for (int i = 0; i < 4; i++)
    {
      check (co_await (co_sleep_for (10)) == 0);
      co_yield (10 * i);
    }
}

static co_future (int)
consumes (void)
{
  int sum = 0;
  co_for_await (int v, fails (2))
    {
      check (co_await (co_sleep_for (10)) == 0 && !co_cancelled ());
      sum += v;
    }
  check (sum == 101);
  check_trace ("!");

  int at = 0;
  co_for_await (int v, nested ())
    {
      check (co_await (co_sleep_for (10)) == 0);
      check (v == (at == 1 ? -ECANCELED : 0));
      at++;
    }
  check (at == 3);
  check_trace ("!.");

  /* Another stream, polled in between.  */
  sum = 0;
  co_for_await (int v, co_zip (fails (3), counts (), x, y, x + y))
    sum += v;
  check (sum == 0 + 11 + 22 + 130);
  check_trace ("!");
  co_return (0);
}

/* It goes on in another scope; it is dropped while the consumer has the item; a request reaches
   what the stream has started also then.  */

static co_stream (int)
lasts (int *result)
{
  co_nursery (n, result)
    {
      co_start (n, works (1000, 1));
      co_yield (1);
      co_yield (co_await (co_sleep_for (1000)));
    }
  co_yield (3);
}

static co_future (int)
next (co_stream (int) *s)
{
  int v = 0;
  co_return (co_await (co_next_of (s, &v)) == 1 ? v : -ENODATA);
}

static co_future (int)
elsewhere (void)
{
  int result = 0;
  co_stream (int) s = lasts (&result);
  check (co_await (next (&s)) == 1);
  check (co_await (co_timeout (5000, next (&s))) == 0);
  check (co_await (next (&s)) == 3);
  check (result == 0);
  check_trace (".");

  co_nursery (n)
    {
      co_for_await (int v, lasts (&result))
	{
	  check (v == 1);
	  break;
	}
      check (co_await (co_sleep_for (2000)) == 0);
    }
  check_trace ("");

  int error;
  co_nursery (n, &error)
    co_for_await (int v, lasts (&result))
      {
	check (v == 1 || v == -ECANCELED || v == 3);
	co_cancel (n);
	check (co_cancelled ());
      }
  check (result == -ECANCELED && error == 0);
  co_return (0);
}

int
main (void)
{
  co_clock_freeze ();
  check (co_block_on (consumes ()) == 0);
  check (co_block_on (elsewhere ()) == 0);
}
