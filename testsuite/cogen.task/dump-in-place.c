/* co_dump_tasks names what a task waits in as the user does, where that is awaited in
   place.  */

#include "alloc.h"
#include <cogen/sync.h>
#include <cogen/task.h>
#include <string.h>

static struct co_mutex mutex = CO_MUTEX_INIT;

static co_future (int)
locks (void)
{
  int err = co_await (co_lock (&mutex));		/* 14 */
  co_return (err);
}

static co_future (int)
receives (co_chan (int) chan)
{
  int v, got = co_await (co_recv (chan, &v));		/* 21 */
  co_return (got);
}

static co_future (int)
sends (co_chan (int) chan)
{
  co_return (co_await (co_timeout (100, co_send (chan, 1))));	/* 28 */
}

static co_future (int)
joins (void)
{
  co_nursery (n)					/* 34 */
    co_start (n, locks ());
  co_return (0);
}

static char text[2000];

static co_future (int)
all (void)
{
  co_chan (int) chan = co_chan_new (int, 0), other = co_chan_new (int, 0);
  check (co_await (co_lock (&mutex)) == 0);
  co_nursery (n)
    {
      co_start (n, locks ());
      co_start (n, receives (chan));
      co_start (n, sends (other));
      co_start (n, joins ());
      for (int i = 0; i < 3; i++)
	co_await (co_yield_now ());
      FILE *file = fmemopen (text, sizeof text, "w");
      co_dump_tasks (file);
      fclose (file);
      break;
    }
  co_chan_unref (chan);
  co_chan_unref (other);
  co_return (0);
}

/* Checks that the text says: in WHAT, then a place with LINE.  */

static void
check_lines (const char *what, const char *line)
{
  char wanted[80];
  snprintf (wanted, sizeof wanted, "    waits in %s", what);
  const char *at = strstr (text, wanted);
  check (at != NULL);
  const char *next = strchr (at, '\n') + 1, *end = strchr (next, '\n');
  check (strstr (next, line) && strstr (next, line) < end);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
  check_lines ("co_lock", "dump-in-place.c:14");
  check_lines ("co_recv", "dump-in-place.c:21");
  check_lines ("co_timeout", "dump-in-place.c:28");
  check_lines ("co_nursery", "dump-in-place.c:34");
}
