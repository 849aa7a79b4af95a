/* Broadcasts and watches.  */

#include "clock.h"
#include <cogen/sync.h>

static co_future (int)
listens (co_subscriber (int) s, unsigned ms, int *sum)
{
  int v, got;
  while ((got = co_await (co_subscriber_recv (s, &v))) != 0)
    {
      if (got == 1)
	*sum += v;
      else
	check (got == -EOVERFLOW);
      co_await (co_sleep (ms));
    }
  co_subscriber_free (s);
  co_return (0);
}

static co_future (int)
broadcasts (void)
{
  co_broadcast (int) b = co_broadcast_new (int, 4);
  int fast = 0, slow = 0, v;
  co_subscriber (int) slow_one = co_subscribe (b), kept = co_subscribe (b);
  co_nursery (n)
    {
      co_start (n, listens (co_subscribe (b), 1, &fast));
      co_start (n, listens (slow_one, 50, &slow));
      for (int i = 1; i <= 20; i++)
	{
	  co_await (co_sleep (2));
	  check (co_broadcast_send (b, i) == 0);
	}
      co_broadcast_close (b);
      check (co_broadcast_send (b, 1) == -EPIPE);
    }
  check (fast == 210);
  check (slow == 1 + 17 + 18 + 19 + 20);
  check (co_await (co_subscriber_recv (kept, &v)) == -EOVERFLOW);
  check (co_subscriber_missed (kept) == 16);
  check (co_await (co_subscriber_recv (kept, &v)) == 1 && v == 17);
  co_broadcast_free (b);
  check (co_await (co_subscriber_recv (kept, &v)) == 1 && v == 18);
  co_subscriber_free (kept);

  b = co_broadcast_new (int, 4);
  kept = co_subscribe (b);
  check (co_await (co_timeout (1, co_subscriber_recv (kept, &v))) == -ETIMEDOUT);
  co_future (int) left = co_subscriber_recv (kept, &v);
  co_subscriber_free (kept);
  co_broadcast_free (b);
  check (co_await (left) == 0);
  co_return (0);
}

static co_future (int)
watches (co_watch (long) w)
{
  static uint64_t seen[40];
  uint64_t version = 0;
  int err;
  check (co_watch_get (w) == 5);
  check (co_await (co_timeout (1, co_watch_changed (w, &version))) == -ETIMEDOUT);
  co_watch_set (w, 6);
  check (co_await (co_watch_changed (w, &version)) == 0 && version == 1);
  co_nursery (n, &err)
    {
      for (int i = 0; i < 40; i++)
	{
	  seen[i] = 1;
	  co_start (n, co_watch_changed (w, &seen[i]));
	}
      co_await (co_sleep (1));
      co_watch_set (w, 7);
      co_watch_set (w, 8);
    }
  check (co_await (co_watch_changed (w, &version)) == 0 && version == 3);
  check (co_watch_get (w) == 8);
  co_watch_free (w);
  co_return (err);
}

int
main (void)
{
  check (co_block_on (broadcasts ()) == 0);
  check (co_block_on (watches (co_watch_new (long, 5))) == 0);
}
