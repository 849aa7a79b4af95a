/* A dump looks into what polls others, and says what a stream or another task's result is waited
   for with.  */

#include "alloc.h"
#include "dumped.h"
#include <cogen/future.h>
#include <cogen/iter.h>
#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>
#include <errno.h>

static co_chan (int) chan;
static struct co_single single = CO_SINGLE_INIT;

static co_future (int) sleeps (unsigned ms) { co_return (co_await (co_sleep_for (ms))); }
static co_future (int) ticks (void) { co_for_await (uint64_t t, co_every (12)) (void) t; co_return (0); }
static co_future (int) receives (void) { co_for_await (int v, co_received (chan)) (void) v; co_return (0); }

static co_stream (int)
counts (unsigned ms)
{
  if (co_await (co_sleep_for (ms)) == 0)
    co_yield (1);
}

static co_future (int)
steps (void)
{
  co_stream (int) s = counts (22);
  int v;
  co_return (co_await (co_next_of (&s, &v)));
}

static co_future (int) runs (void) { co_return (co_await (co_single_run (&single, sleeps (32)))); }
static co_future (int) joins_run (void) { co_return (co_await (co_single_run (&single, sleeps (3)))); }
static co_future (int) awaits (void) { co_return (co_await (co_spawn (sleeps (42)))); }

static co_future (int)
shares (void)
{
  co_shared (int) s = co_share (sleeps (52));
  int r = co_await (co_shared_wait (s));
  co_shared_unref (s);
  co_return (r);
}

static co_future (int)
merges (void)
{
  co_for_await (int v, co_merged (counts (62), counts (72)))
    (void) v;
  co_return (0);
}

static co_iterator (co_future (int))
makes (void)
{
  co_yield (sleeps (82));
  co_yield (sleeps (92));
}

static co_future (int)
buffers (void)
{
  co_for_await (int v, co_buffered (makes (), 2))
    (void) v;
  co_return (0);
}

static co_future (int)
each (void)
{
  co_for_await (int v, co_each_timeout (counts (102), 112))
    (void) v;
  co_return (0);
}


static co_future (int)
all (void)
{
  int err;
  chan = co_chan_new (int, 2);
  co_nursery (n, &err)
    {
      co_start (n, ticks ());
      co_start (n, receives ());
      co_start (n, steps ());
      co_start (n, runs ());
      co_start (n, joins_run ());
      co_start (n, awaits ());
      co_start (n, shares ());
      co_start (n, merges ());
      co_start (n, buffers ());
      co_start (n, each ());
      co_await (co_sleep (2));
      FILE *file = fmemopen (text, sizeof text, "w");
      co_dump_tasks (file);
      fclose (file);
      co_cancel (n);
    }
  check (err == -ECANCELED);
  co_chan_unref (chan);
  co_return (0);
}

int
main (void)
{
  co_clock_freeze ();
  check (co_block_on (all ()) == 0);
  expect ("task 2, spawned\n    waits in co_sleep: a timer, due in 40 ms\n");
  expect ("task 3, spawned\n    waits in co_sleep: a timer, due in 50 ms\n");
  expect ("    waits in co_every: a timer, due in 10 ms\n    ticks at ");
  expect ("    waits in co_recv: the channel at ");
  expect ("    receives at ");
  expect ("    waits in co_sleep: a timer, due in 20 ms\n    counts at ");
  expect ("    steps at ");
  expect ("    waits in co_sleep: a timer, due in 30 ms\n    sleeps at ");
  expect ("    runs at ");
  expect ("    waits in co_single_run: the single at ");
  expect ("    joins_run at ");
  expect ("    waits in co_spawn: for task 2\n    awaits at ");
  expect ("    waits in co_shared_wait: for task 3\n    shares at ");
  expect ("    waits in co_merged, for number 1:\n"
	  "        waits in co_sleep: a timer, due in 60 ms\n        counts at ");
  expect ("    waits in co_merged, for number 2:\n"
	  "        waits in co_sleep: a timer, due in 70 ms\n        counts at ");
  expect ("    merges at ");
  expect ("    waits in co_buffered, for number 1:\n"
	  "        waits in co_sleep: a timer, due in 80 ms\n        sleeps at ");
  expect ("    waits in co_buffered, for number 2:\n");
  expect ("    buffers at ");
  expect ("    waits in co_sleep: a timer, due in 100 ms\n    counts at ");
  expect ("    waits in co_each_timeout: a timer, due in 110 ms\n    each at ");
  return 0;
}
