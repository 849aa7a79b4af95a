/* Wakes from other threads: to one that sleeps, that runs, that has ended; and futures that
   are waited for on one thread after another.  */

#include "async.h"
#include "clock.h"
#include <pthread.h>
#include <unistd.h>

enum { TASKS = 20, ROUNDS = 50, THREADS = 4 };

/* A place where a waker is left for another thread, which counts up and wakes it.  */
struct place
{
  pthread_mutex_t lock;
  int count;
  bool asked;
  struct co_waker waker;
};

static struct place places[TASKS];
static bool stop;

struct wait_for { struct place *place; int count; };

static enum co_poll
wait_poll (void *self, struct co_context *cx, void *result)
{
  struct wait_for *wait = self;
  struct co_waker waker = co_waker_clone (cx->waker), old;
  pthread_mutex_lock (&wait->place->lock);
  bool ready = wait->place->count >= wait->count;
  old = wait->place->waker;
  wait->place->waker = waker;
  wait->place->asked = true;
  pthread_mutex_unlock (&wait->place->lock);
  co_waker_drop (&old);
  *(int *) result = 0;
  return ready ? CO_READY : CO_PENDING;
}

static void
wait_drop (void *self)
{
  free (self);
}

static const struct co_future_vtable wait_vtable = {
  .head = { .abi = CO_ABI_VERSION, .size = sizeof (struct wait_for), .align = 8,
	    .name = "wait_for", .drop = wait_drop },
  .poll = wait_poll
};

static co_future (int)
wait_for (struct place *place, int count)
{
  struct wait_for *wait = malloc (sizeof *wait);
  *wait = (struct wait_for) { place, count };
  co_future (int) f = { wait, &wait_vtable };
  return f;
}

static void *
wakes (void *unused)
{
  while (!__atomic_load_n (&stop, __ATOMIC_ACQUIRE))
    for (int i = 0; i < TASKS; i++)
      {
	struct co_waker waker = { 0 };
	pthread_mutex_lock (&places[i].lock);
	if (places[i].asked)
	  {
	    places[i].asked = false;
	    places[i].count++;
	    waker = places[i].waker;
	    places[i].waker = (struct co_waker) { 0 };
	  }
	pthread_mutex_unlock (&places[i].lock);
	if (i % 3 == 0)
	  co_waker_wake_by_ref (&waker);
	if (i % 3 == 1)
	  {
	    struct co_waker other = co_waker_clone (&waker);
	    co_waker_wake (&other);
	  }
	co_waker_wake (&waker);
      }
  return unused;
}

static co_future (int)
waits (struct place *place)
{
  for (int i = 1; i <= ROUNDS; i++)
    co_await (wait_for (place, i));
  co_return (0);
}

static co_future (int)
all (void)
{
  co_nursery (n)
    for (int i = 0; i < TASKS - 1; i++)
      co_start (n, waits (&places[i]));
  co_nursery (m)
    {
      co_start (m, wait_for (&places[TASKS - 1], 1000000000));
      co_await (co_sleep (2));
      break;			/* Its waker lives on.  */
    }
  co_return (co_await (waits (&places[0])));
}

static void *
blocks (void *unused)
{
  check (co_block_on (co_timeout (1000, worker (0, 2, 3))) == 3);
  return unused;
}

int
main (void)
{
  pthread_t wakers[2], others[THREADS];
  co_clock_thaw ();
  for (int i = 0; i < TASKS; i++)
    pthread_mutex_init (&places[i].lock, NULL);
  for (int i = 0; i < 2; i++)
    check (pthread_create (&wakers[i], NULL, wakes, NULL) == 0);
  for (int i = 0; i < THREADS; i++)
    check (pthread_create (&others[i], NULL, blocks, NULL) == 0);
  check (co_block_on (all ()) == 0);
  for (int i = 0; i < THREADS; i++)
    pthread_join (others[i], NULL);
  __atomic_store_n (&stop, true, __ATOMIC_RELEASE);
  for (int i = 0; i < 2; i++)
    pthread_join (wakers[i], NULL);
  for (int i = 0; i < TASKS; i++)
    co_waker_drop (&places[i].waker);
}
