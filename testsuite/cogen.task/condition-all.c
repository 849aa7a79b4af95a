/* co_signal_all wakes all that wait when it is called, more than are woken at once too, and nobody
   who comes meanwhile; who has left cannot give away what all have got.  A co_signal meanwhile is
   for one of those who came.  */

#include "async.h"
#include <cogen/sync.h>

enum { MANY = 60 };

static struct co_mutex mutex = CO_MUTEX_INIT;
static struct co_condition condition = CO_CONDITION_INIT;
static co_future (int) waits[MANY], late, later;
static bool signals;

static void
wait_for (co_future (int) *f, struct co_context *cx)
{
  int result;
  check (co_try_lock (&mutex) == 0);
  *f = co_wait_for (&condition, &mutex);
  check (co_poll (f, cx, &result) == CO_PENDING);
}

static bool
is_over (co_future (int) *f)
{
  int result = 1;
  if (co_poll (f, &counting_context, &result) == CO_PENDING)
    return false;
  check (result == 0);
  co_unlock (&mutex);
  co_drop (f);
  return true;
}

/* A waker whose wake begins two more waits.  */

static struct co_waker entering_clone (void *data);

static void
entering_wake (void *data)
{
  (void) data;
  wait_for (&late, &counting_context);
  wait_for (&later, &counting_context);
  if (signals)
    co_signal (&condition);
}

static void
entering_drop (void *data)
{
  (void) data;
}

static const struct co_waker_vtable entering_vtable
  = { entering_clone, entering_wake, entering_wake, entering_drop };

static struct co_waker
entering_clone (void *data)
{
  return (struct co_waker) { data, &entering_vtable };
}

/* So many wait when all are signalled; then those from FROM to TO leave.  */
static void
signals_all (int many, int from, int to)
{
  struct co_waker entering = { 0, &entering_vtable };
  struct co_context cx = { &entering };
  for (int i = 0; i < many; i++)
    wait_for (&waits[i], i ? &counting_context : &cx);
  waker_wakes = 0;
  co_signal_all (&condition);
  check (waker_wakes == many - 1 + signals);
  for (int i = from; i < to; i++)
    {
      co_drop (&waits[i]);
      co_unlock (&mutex); /* as who waited would */
    }
  for (int i = 0; i < many; i++)
    if (!co_is_null (waits[i]))
      check (is_over (&waits[i]));
  check (is_over (&late) == signals);
  check (!is_over (&later));
  check (waker_clones == 2 - signals);
  co_signal_all (&condition);
  check (signals || is_over (&late));
  check (is_over (&later));
  check (waker_clones == 0);
}

int
main (void)
{
  for (int i = 0; i < 2; i++)
    {
      signals = i;
      signals_all (MANY, 0, 0);
      signals_all (16, 0, 0);
      signals_all (17, 0, 0);
      signals_all (17, 16, 17);
      signals_all (MANY, 0, 1);
      signals_all (MANY, MANY - 1, MANY);
      signals_all (MANY, 0, MANY);
      signals_all (1, 0, 1);
    }
}
