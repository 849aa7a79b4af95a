/* co_spawn: a task outside of nurseries; its handle is a future of the result, drops the
   task, or is detached.  What runs on at the end is dropped.  */

#include "clock.h"

struct big { long a[9]; };

static co_future (struct big)
makes (void)
{
  co_await (co_sleep (1));
  co_return ((struct big) { { 1, 2, 3, 4, 5, 6, 7, 8, 9 } });
}

static co_future (void)
nothing (void)
{
  trace ('n');
  co_return ();
}

static co_future (int)
all (void)
{
  co_task (struct big) t = co_spawn (makes ());
  co_task (int) u = co_spawn (worker ('a', 10, 5));
  co_task (int) v = co_spawn (worker ('b', 10, 5));
  co_task (void) w = co_spawn (nothing ());
  check_trace ("");
  check (co_await (t).a[8] == 9);
  check_trace ("n");
  co_drop (&v);
  check_trace ("B");
  check (co_await (u) == 5);
  check_trace ("a");
  co_await (w);
  co_task (int) dropped = co_spawn (worker ('c', 10, 5));
  co_task (int) finished = co_spawn (worker ('e', 0, 5));
  co_detach (co_spawn (worker ('d', 20, 5)));
  co_detach (co_spawn (worker ('f', 2000, 5)));
  co_await (co_sleep (1));
  check_trace ("e");
  co_drop (&dropped);
  check_trace ("C");
  (void) finished;
  co_await (co_sleep (20));
  check_trace ("d");
  co_return (0);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
  check_trace ("F");
  check (alloc_live == 0);
}
