/* What a macro or a function of ours declares, and keeps the address of, is no variable of
   the user's.  */

#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>

co_movable co_future (int)
waits (void)		/* { dg-note "'waits' is declared 'co_movable' here" } */
{
  co_nursery (n)	/* { dg-error "'co_nursery' keeps the address of a variable of its own, so 'waits' is not movable" } */
    co_start (n, co_sleep_for (1));
  co_return (0);
}

co_movable co_future (int)
locks (struct co_mutex *mutex)	/* { dg-note "'locks' is declared 'co_movable' here" } */
{
  co_locked (mutex)	/* { dg-error "'co_lock' keeps the address of a variable of its own, so 'locks' is not movable" } */
    co_await (co_yield_now ());
  co_return (0);
}

co_movable co_future (int)
sleeps (void)		/* { dg-note "'sleeps' is declared 'co_movable' here" } */
{
  co_return (co_await (co_sleep_for (1)));	/* { dg-error "'co_sleep_for' keeps the address of a variable of its own, so 'sleeps' is not movable" } */
}
