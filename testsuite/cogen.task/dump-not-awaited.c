/* A dump of what waits in a coroutine of the runtime's headers does not have what else is, or was,
   in the frame.  */

#include "alloc.h"
#include <cogen/future.h>
#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>

static co_chan (int) chan;

static co_future (int) sleeps (unsigned ms) { co_return (co_await (co_sleep_for (ms))); }

static co_future (int)
waits (int how)
{
  int value, a = 0, b = 0;
  if (how == 4)
    {
      co_future (int) receive = co_recv (chan, &value), send = co_send (chan, 1);
      co_await (co_select (&receive, &a, &send, &b));
      co_return (a == 1 ? co_await (send) : co_await (receive));
    }
  co_future (int) kept = sleeps (50), first = co_sleep_for (5);
  check (co_await (co_select (&kept, &a, &first, &b)) == 1);
  if (how == 0)
    co_nursery (n)
      co_start (n, co_timeout (40, kept));
  else if (how == 1)
    co_await (co_timeout (40, kept));
  else
    co_await (co_sleep_for (40));
  co_return (0);
}

static char text[8000];

static co_future (int)
all (void)
{
  chan = co_chan_new (int, 0);
  co_nursery (n)
    {
      for (int how = 0; how < 3; how++)
	co_start (n, waits (how));
      co_await (co_sleep_for (7));
      FILE *file = fmemopen (text, sizeof text, "w");
      co_dump_tasks (file);
      fclose (file);
    }
  co_chan_unref (chan);
  co_return (0);
}

/* Without the numbers of lines.  */
static const char *
line_after (const char *line)
{
  static char copy[200];
  const char *found = strstr (text, line);
  check (found != NULL);
  found = strchr (found, '\n') + 1;
  size_t length = strcspn (found, "\n");
  check (length < sizeof copy);
  memcpy (copy, found, length);
  copy[length] = 0;
  return copy;
}

int
main (void)
{
  co_clock_freeze ();
  check (co_block_on (all ()) == 0);
  check (!strstr (text, "co_recv") && !strstr (text, "co_send") && !strstr (text, "finished")
	 && !strstr (text, "not started") && !strstr (text, "damaged"));
  check (!strcmp (line_after ("task 2, in a nursery of task 1\n"), "    waits in co_nursery"));
  check (!strcmp (line_after ("task 4, in a nursery of task 1\n"),
		  "    waits in co_sleep: a timer, due in 38 ms"));
}
