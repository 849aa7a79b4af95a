/* A barrier that is full, or an event that is set, has let all go that wait, more than are woken
   at once too; though some of them leave, or the event is reset, before those are polled.  */

#include "async.h"
#include <cogen/sync.h>

enum { MANY = 60 };

static co_future (int) waits[MANY];

static enum co_poll
poll_one (int i)
{
  int result = 1;
  enum co_poll polled = co_poll (&waits[i], &counting_context, &result);
  check (polled == CO_PENDING || result == 0);
  if (polled == CO_READY)
    co_drop (&waits[i]);
  return polled;
}

static void
arrive (struct co_barrier *barrier, int from)
{
  for (int i = from; i < MANY; i++)
    {
      waits[i] = co_arrive (barrier);
      check (poll_one (i) == CO_PENDING);
    }
}

/* Of those that were let go some leave, the first, the last, or all.  */
static void
leaves_barrier (int from, int to)
{
  struct co_barrier barrier = CO_BARRIER_INIT (MANY);
  arrive (&barrier, 1);
  waits[0] = co_arrive (&barrier);
  check (poll_one (0) == CO_READY);
  for (int i = from; i < to; i++)
    co_drop (&waits[i]);
  co_future (int) late = co_arrive (&barrier); /* the first of the next ones */
  int result = 1;
  check (co_poll (&late, &counting_context, &result) == CO_PENDING);
  for (int i = 1; i < MANY; i++)
    if (!co_is_null (waits[i]))
      check (poll_one (i) == CO_READY);
  check (waker_clones == 1 && barrier.co__arrived == 1);
  arrive (&barrier, 2);
  waits[0] = co_arrive (&barrier);
  check (poll_one (0) == CO_READY);
  check (co_poll (&late, &counting_context, &result) == CO_READY && result == 0);
  for (int i = 2; i < MANY; i++)
    check (poll_one (i) == CO_READY);
}

/* One whose wake resets the event, at once.  */
static struct co_event event = CO_EVENT_INIT;

static struct co_waker resetting_clone (void *data);

static void
resetting_wake (void *data)
{
  (void) data;
  co_reset (&event);
}

static void
resetting_drop (void *data)
{
  (void) data;
}

static const struct co_waker_vtable resetting_vtable
  = { resetting_clone, resetting_wake, resetting_wake, resetting_drop };

static struct co_waker
resetting_clone (void *data)
{
  return (struct co_waker) { data, &resetting_vtable };
}

static void
resets_event (void)
{
  struct co_waker resetting = { 0, &resetting_vtable };
  struct co_context cx = { &resetting };
  int result = 1;
  for (int i = 0; i < MANY; i++)
    {
      waits[i] = co_wait (&event);
      check (co_poll (&waits[i], i ? &counting_context : &cx, &result) == CO_PENDING);
    }
  co_set (&event);
  co_future (int) late = co_wait (&event);
  check (co_poll (&late, &counting_context, &result) == CO_PENDING);
  for (int i = 0; i < MANY; i++)
    check (poll_one (i) == CO_READY);
  check (co_poll (&late, &counting_context, &result) == CO_PENDING);
}

int
main (void)
{
  leaves_barrier (1, 1);
  leaves_barrier (1, 2);
  leaves_barrier (16, 17);
  leaves_barrier (MANY - 1, MANY);
  leaves_barrier (1, MANY - 1);
  leaves_barrier (1, MANY);
  leaves_barrier (20, MANY);
  resets_event ();
  check (waker_clones == 0);
}
