/* What stands in a nursery and is awaited elsewhere than where it began: a request there reaches
   the tasks of the nursery, too.  */

#include "clock.h"
#include <cogen/future.h>

static co_future (int)
in_nurseries (int depth, bool at_end)
{
  int err = 0;
  co_nursery (n, &err)
    {
      co_start (n, worker ('w', 1000, 0));
      if (depth > 0)
	co_await (in_nurseries (depth - 1, at_end));
      if (!at_end)
	co_await (co_sleep_for (500));
    }
  co_return (err);
}

/* The same inside of a join.  */
static co_future (int)
in_join (int depth, bool at_end)
{
  int a = 0, b = 0;
  co_future (int) f = in_nurseries (depth, at_end), g = co_ready (1);
  co_await (co_join (&g, &b, &f, &a));
  co_return (a);
}

/* Begins F, which goes on to belong to who made it.  */
static co_future (int)
begin (co_future (int) *f)
{
  int a = 0, b = 0;
  co_future (int) sleep = co_sleep_for (1);
  check (co_await (co_select (f, &a, &sleep, &b)) == 1);
  co_return (0);
}

static co_future (int)
one (int depth, bool at_end, bool joined)
{
  const char *asked[] = { "-", "--", "---" };
  unsigned start = elapsed ();
  int err;
  for (int i = 0; i < 4; i++)
    {
      co_future (int) f = joined ? in_join (depth, at_end) : in_nurseries (depth, at_end);
      co_await (begin (&f));
      switch (i)
	{
	case 0:
	  check (co_await (co_timeout (5, f)) == -ETIMEDOUT);
	  break;
	case 1:
	  check (co_await (co_spawn (co_timeout (5, f))) == -ETIMEDOUT);
	  break;
	case 2:
	  co_nursery (n, &err)
	    {
	      co_start (n, f);
	      co_await (co_sleep (5));
	      co_cancel (n);
	    }
	  check (err == -ECANCELED);
	  break;
	case 3:
	  co_nursery (n, &err)
	    {
	      co_start (n, co_timeout (1000, co_then (f, x, x)));
	      co_await (co_sleep (5));
	      co_cancel (n);
	    }
	  check (err == -ECANCELED);
	  break;
	}
      check_trace (asked[depth]);
    }
  check (elapsed () - start < 40);
  co_return (0);
}

static co_future (int)
all (void)
{
  for (int depth = 0; depth < 3; depth++)
    for (int at_end = 0; at_end < 2; at_end++)
      for (int joined = 0; joined < 2; joined++)
	check (co_await (one (depth, at_end, joined)) == 0);
  co_return (0);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
  struct co_pool *pool = co_pool_new (1);
  check (co_pool_block_on (pool, all ()) == 0);
  co_pool_free (pool);
}
