/* co_yield_now lets each other task run once; it allocates nothing, and always suspends, also
   where the end was requested, and under other executors, whose waker it wakes.  */

#include "clock.h"

#include <cogen/future.h>

static co_future (void)
letters (char name, int count)
{
  while (count-- > 0)
    {
      trace (name);
      co_await (co_yield_now ());
    }
}

static co_future (int)
all (void)
{
  co_nursery (n)
    {
      co_start (n, letters ('a', 3));
      co_start (n, letters ('b', 1));
      co_start (n, letters ('c', 4));
      unsigned allocs = alloc_count;
      co_await (letters ('m', 2));
      check (alloc_count == allocs);
    }
  check_trace ("mabcmacacc");
  co_await (co_timeout (1, letters ('t', 2)));
  check_trace ("tt");
  co_return (0);
}

/* Who waits for what another task does goes on in a cancelled scope, too.  */

static bool done;

static co_future (int)
spins (void)
{
  while (!done)
    co_await (co_yield_now ());
  co_return (0);
}

static co_future (int)
ends_it (void)
{
  done = true;
  co_return (0);
}

static co_future (int)
cancelled (void)
{
  done = false;
  co_nursery (n)
    {
      co_start (n, spins ());
      co_start (n, ends_it ());
      co_cancel (n);
    }
  co_return (done);
}

/* Two in one task, of which one is woken already.  */

static co_future (int)
joined (void)
{
  co_future (void) a = letters ('a', 3), b = letters ('b', 2);
  co_await (co_join (&a, NULL, &b, NULL));
  check_trace ("ababa");
  co_return (0);
}

static int wakes;

static struct co_waker clones (void *data) { return (struct co_waker) { data, NULL }; }
static void wakes_it (void *data) { (void) data; wakes++; }
static void drops (void *data) { (void) data; }

static const struct co_waker_vtable counting = { clones, wakes_it, wakes_it, drops };

/* Polled by hand, with a waker, and without one.  */

static void
by_hand (void)
{
  struct co_waker waker = { NULL, &counting };
  struct co_context with = { &waker }, without = { NULL };
  co_future (void) f = letters ('h', 3);
  check (co_poll (&f, &with) == CO_PENDING && wakes == 1);
  check (co_poll (&f, &with) == CO_PENDING && wakes == 2);
  check (co_poll (&f, &without) == CO_PENDING && wakes == 2);
  check (co_poll (&f, &without) == CO_READY);
  co_drop (&f);
  check_trace ("hhh");
  co_future (void) stored = co_yield_now ();
  check (co_poll (&stored, &with) == CO_PENDING && wakes == 3);
  check (co_poll (&stored, &with) == CO_READY);
  co_drop (&stored);
}

int
main (void)
{
  check (co_block_on (all ()) == 0);
  check (co_block_on (cancelled ()) == 1);
  check (co_block_on (joined ()) == 0);
  by_hand ();
}
