/* Who holds a channel.  A future does from its making on, an operation that is awaited where it
   is made while it waits; whoever has the last handle may let it go meanwhile.  */

#include "clock.h"
#include <cogen/future.h>
#include <cogen/sync.h>

struct large
{
  char bytes[40];
};

/* Each waits for another one, which lets the last handle go.  */

static co_future (int)
sends (co_chan (int) c)
{
  co_return (co_await (co_send (c, 7)));
}

static co_future (int)
receives (co_chan (int) c)
{
  int v = 0;
  co_return (co_await (co_recv (c, &v)) == 1 ? v : -1);
}

static co_future (int)
receives_nothing (co_chan (int) c)
{
  int v;
  co_return (co_await (co_recv (c, &v)));
}

static co_future (int)
sends_large (co_chan (struct large) c)
{
  struct large l = { "large" };
  co_return (co_await (co_send (c, l)));
}

static co_future (int)
let_go_by_receiver (void)
{
  co_chan (int) c = co_chan_new (int, 0);
  co_future (int) sender = co_spawn (sends (c));
  co_await (co_yield_now ());
  int v;
  check (co_await (co_recv (c, &v)) == 1 && v == 7);
  co_chan_unref (c);
  co_return (co_await (sender));
}

static co_future (int)
let_go_by_sender (void)
{
  co_chan (int) c = co_chan_new (int, 1);
  co_future (int) receiver = co_spawn (receives (c));
  co_await (co_yield_now ());
  check (co_try_send (c, 8) == 0);
  co_chan_unref (c);
  check (co_await (receiver) == 8);
  co_return (0);
}

static co_future (int)
closed_and_let_go (void)
{
  co_chan (int) c = co_chan_new (int, 0);
  co_future (int) sender = co_spawn (sends (c));
  co_await (co_yield_now ());
  co_close (c);
  co_chan_unref (c);
  check (co_await (sender) == -EPIPE);

  c = co_chan_new (int, 0);
  co_future (int) receiver = co_spawn (receives_nothing (c));
  co_await (co_yield_now ());
  co_close (c);
  co_chan_unref (c);
  check (co_await (receiver) == 0);
  co_return (0);
}

/* Ended while they wait: by a drop, by a timeout.  */

static co_future (int)
timed_out (void)
{
  co_chan (int) c = co_chan_new (int, 0);
  co_future (int) late = co_spawn (co_timeout (5, receives_nothing (c)));
  co_future (int) later = co_spawn (co_timeout (6, receives_nothing (c)));
  co_await (co_yield_now ());
  co_chan_unref (c);
  check (co_await (late) == -ETIMEDOUT);
  co_drop (&later);
  co_return (0);
}

/* Futures that are objects hold it before they are polled.  */

static co_future (int)
objects (void)
{
  co_chan (int) c = co_chan_new (int, 4);
  int v = 0;
  co_future (int) never = co_recv (c, &v);
  co_future (int) sender = co_send (c, 9);
  co_future (int) receiver = co_recv (c, &v);
  co_chan_unref (c);
  check (co_await (sender) == 0);
  check (co_await (receiver) == 1 && v == 9);
  co_drop (&never);

  co_chan (struct large) l = co_chan_new (struct large, 1);
  struct large got;
  co_future (int) first = sends_large (l), second = sends_large (l);
  check (co_await (first) == 0);
  second = co_spawn (co_move (second));
  co_await (co_yield_now ());
  check (co_await (co_recv (l, &got)) == 1 && got.bytes[0] == 'l');
  co_chan_unref (l);
  co_return (co_await (second));
}

/* Polled by who has nothing but a waker.  */

static void
by_hand (void)
{
  co_chan (int) c = co_chan_new (int, 0);
  struct co_context cx = { 0 };
  co_future (int) sender = sends (c), receiver = receives (c), left = receives (c);
  int result;
  check (co_poll (&left, &cx, &result) == CO_PENDING);
  co_drop (&left);
  check (co_poll (&sender, &cx, &result) == CO_PENDING);
  check (co_poll (&receiver, &cx, &result) == CO_PENDING);
  co_chan_unref (c);
  check (co_poll (&sender, &cx, &result) == CO_READY && result == 0);
  check (co_poll (&receiver, &cx, &result) == CO_READY && result == 7);
}

static co_future (int)
all (void)
{
  check (co_await (let_go_by_receiver ()) == 0);
  check (co_await (let_go_by_sender ()) == 0);
  check (co_await (closed_and_let_go ()) == 0);
  check (co_await (timed_out ()) == 0);
  check (co_await (objects ()) == 0);
  co_return (0);
}

int
main (void)
{
  co_clock_freeze ();
  check (co_block_on (all ()) == 0);
  by_hand ();
  return 0;
}
