/* Channels: in order, fair, of each capacity; closed; ended early at each moment, with
   nothing lost and nothing twice.  */

#include "endings.h"
#include <cogen/future.h>
#include <cogen/sync.h>

static co_future (int)
sends (co_chan (int) c, int from, int count, unsigned ms)
{
  for (int i = 0; i < count; i++)
    {
      if (ms)
	co_await (co_sleep (ms));
      co_try (co_await (co_send (c, from + i)));
    }
  co_return (0);
}

static co_future (int)
receives (co_chan (int) c, int *sum, int *count, unsigned ms)
{
  int v, error;
  while ((error = co_await (co_recv (c, &v))) == 1)
    {
      *sum += v;
      ++*count;
      if (ms)
	co_await (co_sleep (ms));
    }
  co_return (error);
}

static co_future (int)
many (size_t capacity)
{
  co_chan (int) c = co_chan_new (int, capacity);
  int sum = 0, count = 0, err;
  co_nursery (m, &err)
    {
      co_start (m, receives (c, &sum, &count, 1));
      co_start (m, receives (c, &sum, &count, 2));
      co_nursery (n)
	for (int i = 0; i < 10; i++)
	  co_start (n, sends (c, i * 100, 10, (unsigned) i % 3));
      co_close (c);
      co_close (c);
    }
  check (err == 0 && count == 100 && sum == 45450);
  int v;
  check (co_await (co_recv (c, &v)) == 0 && co_try_recv (c, &v) == 0);
  check (co_await (co_send (c, 1)) == -EPIPE && co_try_send (c, 1) == -EPIPE);
  co_chan_unref (c);
  co_return (0);
}

/* Who waits first is served first.  */
static co_future (int)
takes (co_chan (int) c, char name)
{
  int v;
  check (co_await (co_recv (c, &v)) == 1);
  trace (name);
  trace ((char) ('0' + v));
  co_return (0);
}

static co_future (int)
fair (void)
{
  co_chan (int) c = co_chan_new (int, 2);
  int v;
  check (co_try_recv (c, &v) == -EAGAIN);
  co_nursery (n)
    {
      for (char name = 'a'; name < 'd'; name++)
	co_start (n, takes (c, name));
      co_await (co_yield_now ());
      for (int i = 1; i <= 3; i++)
	check (co_await (co_send (c, i)) == 0);
    }
  check_trace ("a1b2c3");
  check (co_try_send (c, 7) == 0 && co_try_send (c, 8) == 0 && co_try_send (c, 9) == -EAGAIN);
  check (co_try_recv (c, &v) == 1 && v == 7);
  co_chan_unref (c);

  /* A rendezvous.  */
  c = co_chan_new (int, 0);
  check (co_try_send (c, 1) == -EAGAIN);
  unsigned start = elapsed ();
  co_nursery (n)
    {
      co_start (n, sends (c, 5, 3, 0));
      co_await (co_sleep (10));
      for (int i = 5; i < 8; i++)
	check (co_await (co_recv (c, &v)) == 1 && v == i);
    }
  check (elapsed () - start == 10);
  check (co_await (co_timeout (2, co_send (c, 1))) == -ETIMEDOUT);
  check (co_await (co_timeout (2, co_recv (c, &v))) == -ETIMEDOUT);
  co_chan_unref (c);
  co_return (0);
}

static co_future (int)
stream (void)
{
  co_chan (int) c = co_chan_new (int, CO_UNBOUNDED);
  int sum = 0;
  for (int i = 0; i < 100; i++)
    check (co_await (co_send (c, i)) == 0);
  co_close (c);
  co_stream (int) s = co_received (c);
  co_chan_unref (c);
  co_for_await (int v, s)
    sum += v;
  check (sum == 4950);
  co_return (0);
}

/* Each number that a send gave 0 for is received exactly once, whoever ends early.  */
static int sent, received;

static co_future (int)
counts_sent (co_chan (int) c, int v)
{
  co_future (int) f = co_send (c, v);
  int error = co_await (f);
  if (error == 0)
    sent += v;
  co_return (error);
}

static co_future (int)
counts_received (co_chan (int) c)
{
  int v;
  co_future (int) f = co_recv (c, &v);
  int got = co_await (f);
  if (got == 1)
    received += v;
  co_return (got < 0 ? got : 0);
}

static co_future (int)
traffic (co_chan (int) c)
{
  co_nursery (n)
    {
      for (int i = 0; i < 4; i++)
	{
	  co_start (n, counts_sent (c, 1 << i));
	  co_start (n, counts_received (c));
	  co_await (co_sleep (1));
	  co_start (n, counts_received (c));
	  co_start (n, counts_sent (c, 16 << i));
	  co_start (n, co_timeout (1, counts_received (c)));
	  co_start (n, co_timeout (1, counts_sent (c, 256 << i)));
	}
      co_close (c);
    }
  co_return (0);
}

static co_chan (int) traffic_chan;

static co_future (int)
drain (void)
{
  int v;
  co_close (traffic_chan);
  while (co_await (co_recv (traffic_chan, &v)) == 1)
    received += v;
  co_return (0);
}

static void
all_is_there (void)
{
  check (co_block_on (drain ()) == 0);
  check (sent == received);
  sent = received = 0;
  co_chan_unref (traffic_chan);
}

static co_future (int)
new_traffic (size_t capacity)
{
  traffic_chan = co_chan_new (int, capacity);
  return traffic (traffic_chan);
}

int
main (void)
{
  for (size_t capacity = 0; capacity < 5; capacity++)
    check (co_block_on (many (capacity)) == 0);
  check (co_block_on (many (CO_UNBOUNDED)) == 0);
  check (co_block_on (fair ()) == 0);
  check (co_block_on (stream ()) == 0);
  for (size_t capacity = 0; capacity < 4; capacity++)
    check_endings (new_traffic (capacity), all_is_there ());
}
