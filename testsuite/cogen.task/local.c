/* Each task has variables of its own, which are 0 at first; and a name.  */

#include "clock.h"

static co_local (int) number;
static co_local (struct { char text[40]; }) other;

static co_future (int)
counts (int from)
{
  check (co_task_name ("counts") == 0);
  check (*co_local_of (&number) == 0 && co_local_of (&other)->text[39] == 0);
  *co_local_of (&number) = from;
  for (int i = 0; i < 3; i++)
    {
      co_await (co_yield_now ());
      check (*co_local_of (&number) == from + i);
      ++*co_local_of (&number);
    }
  co_return (0);
}

static co_future (int)
all (void)
{
  int err;
  *co_local_of (&number) = 17;
  co_nursery (n, &err)
    {
      co_start (n, counts (10));
      co_start (n, counts (20));
      co_detach (co_spawn (counts (30)));
      co_await (co_sleep (1));
      check (*co_local_of (&number) == 17);
    }
  co_return (err);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
}
