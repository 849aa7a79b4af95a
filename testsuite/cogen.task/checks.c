/* With the checks a task that hinders others, or waits for ever, is reported once; others are
   not.
   { dg-additional-options "-fplugin-arg-cogen-checks" } */

#include "check.h"
#include <cogen/future.h>
#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static struct co_mutex mutex = CO_MUTEX_INIT, quick = CO_MUTEX_INIT;
static int held;

/* Of the processor.  */

static void
spin (int ms)
{
  struct timespec begin, now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &begin);
  do
    clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  while ((now.tv_sec - begin.tv_sec) * 1000 + (now.tv_nsec - begin.tv_nsec) / 1000000 < ms);
}

static co_future (int)
spins (void)
{
  co_task_name ("busy");
  for (int i = 0; i < 2; i++)
    {
      spin (120);
      co_await (co_yield_now ());				/* 36 */
    }
  co_return (0);
}

static co_future (int)
sleeps (void)
{
  co_await (co_sleep (1));
  usleep (120000);
  co_return (0);
}

static co_future (int)
holds (void)
{
  co_locked (&mutex)
    co_await (co_sleep (1100));					/* 53 */
  held = 1;
  co_return (0);
}

static co_future (int)
waits_for_lock (void)
{
  co_locked (&mutex)
    co_await (co_sleep (1));
  co_return (0);
}

static co_future (int)
holds_shortly (void)
{
  co_locked (&quick)
    co_await (co_sleep (20));
  co_await (co_sleep (1100));
  co_return (0);
}

static struct co_mutex other = CO_MUTEX_INIT;
static struct co_condition changed = CO_CONDITION_INIT;

/* Has no lock while it waits, and has it again then.  */

static co_future (int)
waits_for_change (void)
{
  co_locked (&other)
    {
      (void) co_await (co_wait_for (&changed, &other));
      co_await (co_sleep (1));
    }
  co_return (0);
}

/* A future that forgets who waits for it.  */

static enum co_poll
forget (void *self, struct co_context *cx, void *result)
{
  (void) self, (void) cx, (void) result;
  return CO_PENDING;
}

static void
drop (void *self)
{
  (void) self;
}

static const struct co_future_vtable forgetful
  = { .head = { .abi = CO_ABI_VERSION, .align = 1, .name = "forgetful", .drop = drop },
      .poll = forget };

static co_future (int)
is_lost (void)
{
  co_future (int) f = { NULL, &forgetful };
  int never = co_await (f);					/* 114 */
  co_return (never);
}

static co_future (int)
all (void)
{
  int err;
  co_nursery (n, &err)
    {
      co_start (n, spins ());
      co_start (n, sleeps ());
    }
  co_nursery (n, &err)
    {
      co_start (n, holds ());
      co_start (n, waits_for_lock ());
      co_start (n, holds_shortly ());
      co_start (n, is_lost ());
      co_start (n, waits_for_change ());
      while (!held)
	co_await (co_sleep (20));
      co_signal (&changed);
      co_await (co_sleep (50));
      break;
    }
  co_return (0);
}

static char said[4096];

/* Checks that a line begins with BEGIN and has END, just one.  */

static void
check_said (const char *begin, const char *end)
{
  int n = 0;
  for (const char *line = said; *line; line = strchr (line, '\n') + 1)
    if (!strncmp (line, begin, strlen (begin)) && strstr (line, end)
	&& strstr (line, end) < strchr (line, '\n'))
      n++;
  if (n != 1)
    fprintf (stderr, "not once \"%s ... %s\" in:\n%s", begin, end, said);
  check (n == 1);
}

int
main (int argc, char **argv)
{
  (void) argv;
  FILE *file = tmpfile ();
  int copy = dup (2);
  dup2 (fileno (file), 2);
  co_block_on (all ());
  dup2 (copy, 2);
  close (copy);
  check (pread (fileno (file), said, sizeof said - 1, 0) > 0);
  fclose (file);
  check_said ("cogen: task \"busy\" ran for ", "checks.c:36");
  check_said ("cogen: task ran for ", "the end of sleeps");
  check_said ("cogen: task waited for ", "checks.c:53 with the mutex at ");
  check_said ("cogen: task waits at is_lost at ", "checks.c:114, but nobody holds its waker");
  int lines = 0;
  for (const char *at = said; (at = strchr (at, '\n')); at++)
    lines++;
  if (lines != 4)
    fprintf (stderr, "%s", said);
  return argc > 0 && lines != 4;
}
