/* Without the places co_dump_tasks counts the suspensions.
   { dg-additional-options "-fplugin-arg-cogen-no-places" } */

#include "check.h"
#include <cogen/task.h>
#include <cogen/time.h>
#include <string.h>

static co_future (void)
wait_twice (void)
{
  co_await (co_sleep (1));
  co_await (co_sleep (5));
}

static co_future (int)
all (FILE *file)
{
  int err;
  co_nursery (n, &err)
    {
      co_start (n, wait_twice ());
      co_await (co_sleep (3));
      co_dump_tasks (file);
    }
  co_return (err);
}

int
main (void)
{
  static char text[1024];
  FILE *file = fmemopen (text, sizeof text, "w");
  co_clock_freeze ();
  co_block_on (all (file));
  fclose (file);
  check (strstr (text, "wait_twice, at its suspension point 2\n") != NULL);
  check (strstr (text, " at dump") == NULL);
  return 0;
}
