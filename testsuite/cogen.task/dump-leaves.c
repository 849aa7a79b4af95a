/* A dump says what is waited for at the end of a chain: a timer and when it is due, and
   which lock, and who has it, or channel.  */

#include "alloc.h"
#include "dumped.h"
#include <cogen/future.h>
#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>
#include <errno.h>
#include <string.h>

static struct co_mutex mutex = CO_MUTEX_INIT, other = CO_MUTEX_INIT;
static struct co_rwlock rwlock = CO_RWLOCK_INIT;
static struct co_event event = CO_EVENT_INIT;
static struct co_condition condition = CO_CONDITION_INIT;
static struct co_semaphore semaphore = CO_SEMAPHORE_INIT (0);
static struct co_barrier barrier = CO_BARRIER_INIT (2);
static co_chan (int) chan;
static int got;

static co_future (int) sleeps (unsigned ms) { co_return (co_await (co_sleep_for (ms))); }
static co_future (int) locks (void) { co_return (co_await (co_lock (&mutex))); }
static co_future (int) writes (void) { co_return (co_await (co_lock_write (&rwlock))); }
static co_future (int) receives (void) { co_return (co_await (co_recv (chan, &got))); }
static co_future (int) timed (void) { co_return (co_await (co_timeout (25, locks ()))); }
static co_future (int) events (void) { co_return (co_await (co_wait (&event))); }
static co_future (int) acquires (void) { co_return (co_await (co_acquire (&semaphore, 2))); }
static co_future (int) arrives (void) { co_return (co_await (co_arrive (&barrier))); }
static co_future (int) shields (void) { co_return (co_await (co_shield (sleeps (30)))); }
static co_future (short) small (void) { co_await (co_wait (&event)); co_return (1); }
static co_future (int) timed_short (void) { co_return (co_await (co_timeout (35, small ()))); }

static co_future (int)
conditions (void)
{
  if (co_await (co_lock (&other)) == 0)
    {
      (void) co_await (co_wait_for (&condition, &other));
      co_unlock (&other);
    }
  co_return (-ECANCELED);
}

static co_future (int)
joins (void)
{
  int one, two;
  co_future (int) first = sleeps (40), second = receives ();
  co_await (co_join (&first, &one, &second, &two));
  co_return (0);
}

static co_future (int)
selects (void)
{
  int one, two;
  co_future (int) first = sleeps (50), second = { 0 };
  co_return (co_await (co_select (&first, &one, &second, &two)));
}

static co_future (int)
starts (void)
{
  int err;
  co_nursery (n, &err)
    co_start (n, events ());
  co_return (err);
}


static co_future (int)
all (void)
{
  int err;
  chan = co_chan_new (int, 2);
  check (co_await (co_lock (&mutex)) == 0 && co_await (co_lock_read (&rwlock)) == 0);
  co_nursery (n, &err)
    {
      co_start (n, sleeps (20));
      co_start (n, locks ());
      co_start (n, writes ());
      co_start (n, receives ());
      co_start (n, timed ());
      co_start (n, events ());
      co_start (n, acquires ());
      co_start (n, arrives ());
      co_start (n, shields ());
      co_start (n, timed_short ());
      co_start (n, conditions ());
      co_start (n, joins ());
      co_start (n, selects ());
      co_start (n, starts ());
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

/* That FUNCTION waits for WHAT, which is OBJECT.  */

static void
expect_at (const char *what, const void *object, const char *function)
{
  char line[200];
  snprintf (line, sizeof line, "    waits in %s at %p%s\n", what, object,
	    object == &mutex ? ", locked by task 1" : "");
  expect (line);
  snprintf (line, sizeof line, "    %s at ", function);
  check (!strncmp (next, line, strlen (line)));
}

int
main (void)
{
  co_clock_freeze ();
  check (co_block_on (all ()) == 0);
  expect ("    waits in co_sleep: a timer, due in 18 ms\n    sleeps at ");
  expect_at ("co_lock: the mutex", &mutex, "locks");
  expect_at ("co_lock_write: the read-write lock", &rwlock, "writes");
  expect ("    waits in co_recv: the channel at ");
  expect_at ("co_lock: the mutex", &mutex, "locks");
  expect ("    waits in co_timeout: a timer, due in 23 ms\n    timed at ");
  expect_at ("co_wait: the event", &event, "events");
  expect_at ("co_acquire: the semaphore", &semaphore, "acquires");
  expect_at ("co_arrive: the barrier", &barrier, "arrives");
  expect ("    waits in co_sleep: a timer, due in 28 ms\n    sleeps at ");
  expect ("    shields at ");
  expect_at ("co_wait: the event", &event, "small");
  expect ("    waits in co_timeout: a timer, due in 33 ms\n    timed_short at ");
  expect_at ("co_wait_for: the condition", &condition, "conditions");
  expect ("    waits in co_join, for number 1:\n        waits in co_sleep: a timer, due in 38 ms\n"
	  "        sleeps at ");
  expect ("    waits in co_join, for number 2:\n        waits in co_recv: the channel at ");
  expect ("    joins at ");
  expect ("    waits in co_select, for number 1:\n        waits in co_sleep: a timer, due in 48 ms\n");
  expect ("    selects at ");
  expect ("    waits in co_nursery\n    starts at ");
  expect ("in a nursery of task 15\n");
  expect_at ("co_wait: the event", &event, "events");
  return 0;
}
