/* Tasks that capture by value, that end before what they capture by reference, or that may:
   somebody waits while it is there.  */

#include <cogen/future.h>
#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>

struct connection;
co_future (int) accepted (struct connection **);
co_future (int) served (struct connection *, int);
void enlist (struct co_nursery *);

co_future (int)
around (int k)
{
  int err, sum = 0;
  co_nursery (n, &err)
    {
      co_start (n, co_do (co_future (int), { sum += k; co_return (sum); }));
      for (int i = 0; i < 3; i++)
	{
	  int by_value = i;
	  co_start (n, co_do (co_future (int), { sum += by_value; co_return (sum); }));
	}
    }
  co_return (err + sum);
}

co_future (int)
waits (void)
{
  int err;
  co_nursery (n, &err)
    {
      int result = 0;
      struct co_event done = CO_EVENT_INIT;
      co_start (n, co_do (co_future (int), {
	result = co_await (co_sleep_for (1));
	co_set (&done);
	co_return (0);
      }));
      co_await (co_wait (&done));
      err = result;
    }
  co_return (err);
}

co_future (int)
waits_in_a_loop (void)
{
  int err;
  co_nursery (n, &err)
    {
      int left = 3;
      while (left > 0)
	{
	  co_await (co_yield_now ());
	  co_start (n, co_do (co_future (int), { co_return (left--); }));
	}
    }
  co_return (err);
}

co_future (int)
waits_in_the_turn (void)
{
  int err, failed;
  co_nursery (n, &err)
    for (int i = 0; i < 3; i++)
      {
	struct connection *c;
	failed = co_await (accepted (&c));
	if (failed)
	  break;
	struct co_event done = CO_EVENT_INIT;
	co_start (n, co_do (co_future (int), {
	  int result = co_await (served (c, i));
	  co_set (&done);
	  co_return (result);
	}));
	co_await (co_wait (&done));
      }
  co_return (err);
}

co_future (int)
waits_for_the_inner_one (int k)
{
  int err;
  co_nursery (outer, &err)
    for (int i = 0; i < k; i++)
      {
	int sum = 0;
	co_nursery (inner)
	  {
	    co_start (inner, co_do (co_future (int), { co_return (sum++); }));
	    co_start (inner, co_do (co_future (int), { co_return (sum += i); }));
	  }
      }
  co_return (err);
}

/* A nursery that may end before.  */

co_future (int)
which (struct co_nursery *n)
{
  int err, sum = 0;
  co_nursery (inner, &err)
    {
      n = inner;
      enlist (inner);
      co_start (n, co_do (co_future (int), { co_return (sum++); }));
    }
  struct co_nursery *other = n;
  co_start (other, co_do (co_future (int), { co_return (sum++); }));
  co_await (co_yield_now ());
  co_return (err);
}
