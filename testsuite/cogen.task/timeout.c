/* co_timeout and co_deadline: a result in time is the result, else the future is requested
   to end; -ECANCELED then is -ETIMEDOUT, and any other result is the result.  */

#include "clock.h"
#include <cogen/future.h>

static co_future (int)
goes_on (void)
{
  co_await (co_sleep_for (100));
  check (co_cancelled ());
  co_await (co_shield (co_sleep_for (100)));
  co_return (9);
}

static co_future (void)
nothing (unsigned ms)
{
  co_await (co_sleep (ms));
}

static co_future (long)
wide (unsigned ms)
{
  co_return (co_await (worker (0, ms, 1)) < 0 ? -ECANCELED : 1L << 40);
}

static co_future (signed char)
narrow (unsigned ms)
{
  co_return ((signed char) co_await (worker (0, ms, 1)));
}

/* One with a fraction: the same.  */

#define FRACTION(T) \
  static co_future (T) \
  T##_later (unsigned ms) \
  { \
    co_return ((T) (co_await (worker (0, ms, 1)) < 0 ? -ECANCELED : 1.5)); \
  }
FRACTION (float)
FRACTION (double)
typedef long double longer;
FRACTION (longer)

static co_future (int)
fails (void)
{
  co_await (co_yield_now ());
  co_return (-ECANCELED);
}

static co_future (int)
in_cancelled (void)
{
  int err;
  co_nursery (n, &err)
    {
      co_cancel (n);
      check (co_await (co_timeout (10, worker ('c', 100, 0))) == -ECANCELED);
      check (co_await (co_timeout (10, nothing (100))) == -ECANCELED);
    }
  check (err == 0);
  check_trace ("-");
  co_return (0);
}

static co_future (int)
all (void)
{
  unsigned start = elapsed ();
  check (co_await (co_timeout (10, worker ('a', 5, 3))) == 3);
  check (elapsed () - start == 5);
  check (co_await (co_timeout (10, worker ('b', 50, 3))) == -ETIMEDOUT);
  check (elapsed () - start == 15);
  check (co_await (co_timeout (10, goes_on ())) == 9);
  check (elapsed () - start == 125);
  check (co_await (co_timeout (10, nothing (5))) == 0);
  check (co_await (co_timeout (10, nothing (50))) == -ETIMEDOUT);
  check (co_await (co_timeout (10, wide (5))) == 1L << 40);
  check (co_await (co_timeout (10, wide (50))) == -ETIMEDOUT);
  check (co_await (co_timeout (10, narrow (5))) == 1);
  check (co_await (co_timeout (10, narrow (50))) == -ETIMEDOUT);
  check (co_await (co_timeout (10, float_later (5))) == 1.5f);
  check (co_await (co_timeout (10, float_later (50))) == -ETIMEDOUT);
  check (co_await (co_timeout (10, double_later (5))) == 1.5);
  check (co_await (co_timeout (10, double_later (50))) == -ETIMEDOUT);
  check (co_await (co_timeout (10, longer_later (5))) == 1.5L);
  check (co_await (co_timeout (10, longer_later (50))) == -ETIMEDOUT);
  check (co_await (co_timeout (10, fails ())) == -ECANCELED);
  check (co_await (co_timeout (0, worker (0, 0, 4))) == 4);
  check (co_await (co_deadline (co_now () + 7000000, co_sleep_for (7))) == 0);
  check (co_await (co_deadline (co_now () + 7000000, co_sleep_for (8))) == -ETIMEDOUT);

  /* One in another, either way.  */
  check (co_await (co_timeout (20, co_timeout (10, worker (0, 50, 1)))) == -ETIMEDOUT);
  check (co_await (co_timeout (10, co_timeout (20, worker (0, 50, 1)))) == -ETIMEDOUT);
  check (co_await (co_timeout (10, co_shield (co_timeout (20, worker (0, 50, 1)))))
	 == -ETIMEDOUT);
  check_trace ("a-");
  co_return (co_await (in_cancelled ()));
}

/* Ends while its timer waits, wherever that is: for the next tick, among others, for long; with
   the clock frozen, running, and changed meanwhile.  Nothing of it is left.  */
static co_future (int)
soon (void)
{
  co_await (co_yield_now ());
  co_return (3);
}

static co_future (int)
changes_clock (unsigned ms)
{
  co_clock_freeze ();
  co_await (co_yield_now ());
  co_clock_advance (ms);
  co_return (3);
}

static co_future (int)
ends_before (void)
{
  for (unsigned ms = 1; ms < 10000000; ms *= 3)
    {
      check (co_await (co_timeout (ms, soon ())) == 3);
      check (co_await (co_timeout (ms, co_timeout (2 * ms, co_timeout (ms, soon ())))) == 3);
      int r = 0, s = 0, t = 0;
      co_future (int) f = co_timeout (ms, soon ()), g = co_timeout (ms + 60000, co_never (int));
      co_future (int) h = co_timeout (ms + 1, soon ());
      check (co_await (co_select (&f, &r, &g, &s, &h, &t)) != 1);
      co_drop (&f);
      co_await (co_join (&h, &t));
      check (t == 3);
    }
  co_return (0);
}

static co_future (int)
ends (void)
{
  check (co_await (ends_before ()) == 0);
  co_clock_thaw ();
  check (co_await (ends_before ()) == 0);
  check (co_await (co_timeout (1000, changes_clock (1))) == 3);
  co_clock_thaw ();
  check (co_await (co_timeout (1, changes_clock (1000))) == 3);
  co_await (co_sleep (2000));
  co_return (0);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
  check (co_block_on (ends ()) == 0);
}
