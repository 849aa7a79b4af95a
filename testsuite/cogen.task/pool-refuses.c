/* What would block a worker of a pool, or belongs to one thread, panics there; each in a
   process of its own.  */

#include <cogen/future.h>
#include <cogen/reactor.h>
#include <cogen/task.h>
#include <cogen/time.h>
#include "check.h"
#include <pthread.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

static int told;		/* A pipe.  */
static struct co_pool *pool;

/* Whatever the process has is lost with it, without a word.  */
void
co_panic (const char *name, const char *what)
{
  check (write (told, name, strlen (name)) > 0 && write (told, ": ", 2) == 2
	 && write (told, what, strlen (what)) > 0);
  execl ("/bin/true", "true", NULL);
  abort ();
}

static co_future (int)
inner (void)
{
  co_await (co_sleep (1));
  co_return (1);
}

static co_future (int)
blocks (void)
{
  co_return (co_block_on (inner ()));
}

static co_future (int)
blocks_in_pool (void)
{
  co_return (co_pool_block_on (pool, inner ()));
}

static co_future (int)
frees (void)
{
  co_pool_free (pool);
  co_return (0);
}

static co_future (int)
draws (void)
{
  co_return (co_schedule_seed (1));
}

static struct co_reactor *
no_reactor (void)
{
  return NULL;
}

static co_future (int)
reacts (void)
{
  co_return (co_reactor_here (no_reactor) != NULL);
}

static co_future (int)
shares (void)
{
  co_shared (int) shared = co_share (co_sleep_for (1));
  co_return (co_await (co_shared_wait (shared)));
}

static co_future (int)
exits (void)
{
  pthread_exit (NULL);
  co_return (0);
}

/* Ready never; drops the handle of the task that polls it.  */
static co_task (int) myself;
static atomic_bool is_there;

static enum co_poll
drop_poll (void *self, struct co_context *cx, void *result)
{
  (void) self, (void) result;
  if (is_there)
    co_drop (&myself);
  co_waker_wake_by_ref (cx->waker);
  return CO_PENDING;
}

static void
drop_drop (void *self)
{
  (void) self;
}

static const struct co_future_vtable drop_vtable = {
  .head = { .abi = CO_ABI_VERSION, .align = 1, .name = "suicide", .drop = drop_drop },
  .poll = drop_poll
};

static co_future (int)
suicide (void)
{
  co_future (int) f = { 0 };
  f.vtable = &drop_vtable;
  myself = co_spawn (f);
  is_there = true;
  co_return (co_await (co_never (int)));
}

static co_future (int)
null (void)
{
  return (co_future (int)) { 0 };
}

static void *
frees_too_early (void *unused)
{
  usleep (20000);
  co_pool_free (pool);
  return unused;
}

static co_future (int)
long_one (void)
{
  pthread_t thread;
  pthread_create (&thread, NULL, frees_too_early, NULL);
  co_return (co_await (co_never (int)));
}

static void
check_panic (const char *wanted, co_future (int) (*task) (void))
{
  char got[200] = "";
  int ends[2], status;
  size_t length = 0;
  ssize_t n;
  check (pipe (ends) == 0);
  pid_t pid = fork ();
  check (pid >= 0);
  if (pid == 0)
    {
      told = ends[1];
      pool = task == inner ? NULL : co_pool_new (2);
      co_pool_block_on (pool, task ());
      _exit (1);
    }
  close (ends[1]);
  while ((n = read (ends[0], got + length, sizeof got - 1 - length)) > 0)
    length += (size_t) n;
  close (ends[0]);
  check (waitpid (pid, &status, 0) == pid);
  if (strcmp (got, wanted) != 0)
    fprintf (stderr, "%s\n", got);
  check (strcmp (got, wanted) == 0);
}

int
main (void)
{
  check_panic ("co_block_on: called inside of itself", blocks);
  check_panic ("co_pool_block_on: called inside of co_block_on, or of itself",
	       blocks_in_pool);
  check_panic ("co_pool_block_on: the pool is null", inner);
  check_panic ("co_pool_block_on: null object used", null);
  check_panic ("co_pool_free: called by a task of the pool", frees);
  check_panic ("co_pool_free: a co_pool_block_on has not returned", long_one);
  check_panic ("co_schedule_seed: called in a pool, which has no order", draws);
  check_panic ("co_reactor_here: called in a pool: an event loop is one thread's", reacts);
  check_panic ("co_shared_wait: awaited in a pool: what is shared is one thread's",
	       shares);
  check_panic ("co_pool: a task ends the thread that it runs on", exits);
  check_panic ("suicide: is dropped while it runs", suicide);
}
