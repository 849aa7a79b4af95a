/* Whoever can be served is served at once, more than are woken at once too: with what a semaphore
   has, a read-write lock that is free, or a channel that is closed.  So nobody who comes later has
   to wait for one of them to run.  All are woken, some though that end before; what was granted to
   those goes on.  */

#include "async.h"
#include <cogen/sync.h>

enum { MANY = 60 };

static co_future (int) waits[MANY];

static void
begin (int i, co_future (int) f)
{
  int result;
  waits[i] = f;
  check (co_poll (&waits[i], &counting_context, &result) == CO_PENDING);
}

static void
is_over (int i, int expected)
{
  int result = 1;
  check (co_poll (&waits[i], &counting_context, &result) == CO_READY && result == expected);
  co_drop (&waits[i]);
}

/* All of TO have been served, with 0.  */
static void
are_over (int from, int to)
{
  for (int i = to; i-- > from;)
    is_over (i, 0);
  check (waker_clones == 0);
}

static void
released (int many)
{
  struct co_semaphore semaphore = CO_SEMAPHORE_INIT (0);
  for (int i = 0; i < many; i++)
    begin (i, co_acquire (&semaphore, 1));
  waker_wakes = 0;
  co_release (&semaphore, (size_t) many + 1);
  check (waker_wakes == many);
  check (co_try_acquire (&semaphore, 1) == 0);
  check (co_try_acquire (&semaphore, 1) == -EAGAIN);
  are_over (0, many);
}

/* The first one wants more than there is, and leaves.  */
static void
first_leaves (int many)
{
  struct co_semaphore semaphore = CO_SEMAPHORE_INIT ((size_t) many + 1);
  begin (0, co_acquire (&semaphore, MANY + 2));
  for (int i = 1; i < many; i++)
    begin (i, co_acquire (&semaphore, 1));
  waker_wakes = 0;
  co_drop (&waits[0]);
  check (waker_wakes == many - 1);
  check (co_try_acquire (&semaphore, 2) == 0);
  check (co_try_acquire (&semaphore, 1) == -EAGAIN);
  co_drop (&waits[many - 1]);
  check (co_try_acquire (&semaphore, 1) == 0);
  are_over (1, many - 1);
}

static void
read_lock (int many)
{
  struct co_rwlock lock = CO_RWLOCK_INIT;
  int result;
  co_future (int) first = co_lock_write (&lock);
  check (co_poll (&first, &counting_context, &result) == CO_READY);
  co_drop (&first);
  for (int i = 0; i < many; i++)
    begin (i, co_lock_read (&lock));
  waker_wakes = 0;
  co_unlock_write (&lock);
  check (waker_wakes == many);
  first = co_lock_read (&lock);
  check (co_poll (&first, &counting_context, &result) == CO_READY && result == 0);
  co_drop (&first);
  are_over (0, many);
  for (int i = 0; i <= many; i++)
    co_unlock_read (&lock);
}

static void
closed (int many)
{
  int items[MANY];
  co_chan (int) c = co_chan_new (int, 0);
  for (int i = 0; i < many; i++)
    begin (i, co_recv (c, &items[i]));
  waker_wakes = 0;
  co_close (c);
  check (waker_wakes == many);
  are_over (0, many);
  co_chan_unref (c);

  c = co_chan_new (int, 1);
  check (co_try_send (c, 1) == 0);
  for (int i = 0; i < many; i++)
    begin (i, co_send (c, i));
  waker_wakes = 0;
  co_close (c);
  check (waker_wakes == many);
  for (int i = 0; i < many; i++)
    is_over (i, -EPIPE);
  check (waker_clones == 0);
  co_chan_unref (c);
}

/* A waker whose wake ends or polls some of those that have been served, but not woken yet.  */

static struct co_semaphore *shared;
static int ends;

static struct co_waker meddling_clone (void *data);

static void
meddling_wake (void *data)
{
  (void) data;
  if (ends == 0)
    check (co_try_acquire (shared, 1) == -EAGAIN);
  for (int i = 17; i < MANY; i++)
    if (ends & 1 << (i % 4))
      co_drop (&waits[i]);
    else if (ends & 16 << (i % 4))
      is_over (i, 0);
}

static void
meddling_drop (void *data)
{
  (void) data;
}

static const struct co_waker_vtable meddling_vtable
  = { meddling_clone, meddling_wake, meddling_wake, meddling_drop };

static struct co_waker
meddling_clone (void *data)
{
  return (struct co_waker) { data, &meddling_vtable };
}

static void
meddles (void)
{
  struct co_waker meddling = { 0, &meddling_vtable };
  struct co_context cx = { &meddling };
  struct co_semaphore semaphore = CO_SEMAPHORE_INIT (0);
  size_t left = 0;
  shared = &semaphore;
  for (int i = 0; i < MANY; i++)
    {
      int result;
      waits[i] = co_acquire (&semaphore, 1);
      check (co_poll (&waits[i], i ? &counting_context : &cx, &result) == CO_PENDING);
    }
  co_release (&semaphore, MANY);
  for (int i = 0; i < MANY; i++)
    if (co_is_null (waits[i]))
      left += (ends & 1 << (i % 4)) != 0;
    else
      is_over (i, 0);
  check (waker_clones == 0);
  check (left == 0 || co_try_acquire (&semaphore, left) == 0);
  check (co_try_acquire (&semaphore, 1) == -EAGAIN);
}

int
main (void)
{
  static const int manies[] = { 1, 15, 16, 17, 32, 33, MANY };
  for (unsigned i = 0; i < sizeof manies / sizeof *manies; i++)
    {
      released (manies[i]);
      if (i)
	first_leaves (manies[i]);
      read_lock (manies[i]);
      closed (manies[i]);
    }
  for (ends = 0; ends < 256; ends++)
    meddles ();
}
