/* Under an executor that is not the runtime's, with nothing but a waker in the context:
   waits, timeouts and shields work as ever, and nobody is cancelled from outside.  */

#include "async.h"
#include "clock.h"

static co_future (int)
uses_time (void)
{
  check (!co_cancelled ());
  check (co_await (co_sleep_for (1)) == 0);
  check (co_await (co_timeout (2, co_sleep_for (1000))) == -ETIMEDOUT);
  check (co_await (co_timeout (5000, worker (0, 1, 4))) == 4);
  check (co_await (co_timeout (2, co_shield (co_timeout (4, worker (0, 1000, 4)))))
	 == -ETIMEDOUT);
  co_await (co_yield_now ());
  co_return (5);
}

int
main (void)
{
  co_clock_thaw ();
  co_future (int) f = uses_time ();
  int result = 0;
  while (co_poll (&f, &counting_context, &result) != CO_READY)
    {
      static int woken;
      while (woken == __atomic_load_n (&waker_wakes, __ATOMIC_ACQUIRE))
	;
      woken = __atomic_load_n (&waker_wakes, __ATOMIC_ACQUIRE);
    }
  check (result == 5);
  co_drop (&f);

  /* What was begun there goes on under the runtime's, and the other way round.  */
  for (int first = 0; first < 2; first++)
    {
      co_future (int) g = worker ('g', 3, 6);
      check (co_poll (&g, &counting_context, &result) == CO_PENDING);
      check (co_block_on (g) == 6);
      check_trace ("g");
    }
  check (waker_clones == 0);
}
