/* co_dump_tasks says of each task where it waits, whatever became of its coroutines:
   inlined, elided, boxed, linked.  The lines are expected.  */

#define _GNU_SOURCE
#include "alloc.h"
#include <cogen/future.h>
#include <cogen/task.h>
#include <cogen/time.h>
#include <string.h>

static co_future (int)
leaf (unsigned ms)
{
  int err = co_await (co_sleep_for (ms));			/* 14 */
  co_return (err);
}

static co_future (int)
middle (unsigned ms)
{
  int sum = 0;
  for (int i = 0; i < 2; i++)
    sum += co_await (leaf (ms));				/* 23 */
  co_return (sum);
}

co_future (int)
outer (unsigned ms)
{
  int err = co_await (middle (ms));				/* 30 */
  co_return (err);
}

static co_future (int)
walk (int n)
{
  if (n == 0)
    co_return (co_await (co_sleep_for (50)));			/* 38 */
  int below = co_await (walk (n - 1));				/* 39 */
  co_return (below + 1);
}

static co_stream (int)
ticks (void)
{
  for (int i = 0; i < 2; i++)
    {
      co_await (co_sleep (40));					/* 48 */
      co_yield (i);
    }
}

static co_future (int)
count (void)
{
  int n = 0;
  co_for_await (int i, ticks ())				/* 57 */
    n += i + 1;
  co_return (n);
}

static co_future (int)
by_variable (co_future (int) given)
{
  int err = co_await (given);					/* 65 */
  co_return (err);
}

static char *text;

static co_future (int)
dumper (void)
{
  size_t size;
  co_task_name ("the dumper");
  co_await (co_sleep (1));
  FILE *file = open_memstream (&text, &size);
  co_dump_tasks (file);
  fclose (file);
  co_return (0);
}

static co_future (int)
all (void)
{
  int err, got = 0;
  co_task_name ("main");
  co_nursery (n, &err)
    {
      co_start (n, outer (20));
      co_start (n, walk (2));
      co_start (n, dumper ());
      co_start (n, count ());
      co_start (n, by_variable (outer (30)));
      co_task (int) spawned = co_spawn (leaf (60));
      co_nursery (m)
	{
	  co_start (m, leaf (10));
	  got = co_await (walk (1));				/* 99 */
	}
      co_drop (&spawned);
    }
  check (err == 0 && got == 1);
  co_return (0);
}

static const char *const expected =
  "task 1 \"main\", given to co_block_on\n"
  "    walk at dump.c:38\n"
  "    walk at dump.c:39\n"
  "    all at dump.c:99\n"
  "task 2, spawned\n"
  "    leaf at dump.c:14\n"
  "task 3, in a nursery of task 1\n"
  "    leaf at dump.c:14\n"
  "    middle at dump.c:23\n"
  "    outer at dump.c:30\n"
  "task 4, in a nursery of task 1\n"
  "    walk at dump.c:38\n"
  "    walk at dump.c:39\n"
  "    walk at dump.c:39\n"
  "task 5 \"the dumper\", in a nursery of task 1, runs\n"
  "    dumper, which runs\n"
  "task 6, in a nursery of task 1\n"
  "    ticks at dump.c:48\n"
  "    count at dump.c:57\n"
  "task 7, in a nursery of task 1\n"
  "    leaf at dump.c:14\n"
  "    middle at dump.c:23\n"
  "    outer at dump.c:30\n"
  "    by_variable at dump.c:65\n"
  "task 8, in a nursery of task 1\n"
  "    leaf at dump.c:14\n";

/* Removes from LINES the folders of this file, and what it says of leaves.  */

static void
shorten (char *lines)
{
  char *to = lines;
  for (char *line = lines, *end; (end = strchr (line, '\n')); line = end + 1)
    {
      char *at = strstr (line, " at "), *name = strstr (line, "dump.c:");
      if (*line == ' ' && !(at && at < end)
	  && !memmem (line, (size_t) (end - line), "which runs", 10))
	continue;
      if (at && at < end && name && name < end)
	{
	  memmove (to, line, (size_t) (at + 4 - line));
	  to += at + 4 - line;
	  line = name;
	}
      memmove (to, line, (size_t) (end + 1 - line));
      to += end + 1 - line;
    }
  *to = 0;
}

int
main (void)
{
  char none[64];
  FILE *file = fmemopen (none, sizeof none, "w");
  co_dump_tasks (file);
  fclose (file);
  check (!strcmp (none, "no task runs on this thread\n"));

  co_clock_freeze ();
  check (co_block_on (all ()) == 0);
  shorten (text);
  if (strcmp (text, expected))
    printf ("%s", text);
  check (!strcmp (text, expected));
  free (text);
  return 0;
}
