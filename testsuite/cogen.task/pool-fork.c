/* After a fork the child has none of a pool's threads: it may free the pool, which does
   nothing, and make another one; the clock turns there.  The parent goes on; and whatever
   its threads do at that moment is no matter.  */

#include "clock.h"
#include <pthread.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

static co_future (int)
sleeps (unsigned ms)
{
  co_await (co_sleep (ms));
  co_return ((int) ms);
}

static void
child (struct co_pool *pool, int out)
{
  co_pool_free (pool);
  check (co_block_on (sleeps (5)) == 5);
  struct co_pool *other = co_pool_new (2);
  check (other && co_pool_block_on (other, sleeps (6)) == 6);
  co_pool_free (other);
  check (write (out, "c", 1) == 1);
  execl ("/bin/true", "true", NULL); /* What the pool had is lost; nobody complains.  */
}

/* The sanitizer's allocator is locked in the child if a thread was in it.  */
#ifdef __SANITIZE_ADDRESS__
enum { FORKS = 0 };
#else
enum { FORKS = 10 };
#endif

static atomic_bool stop;

/* Opens and closes scopes all the time.  */
static co_future (int)
busy (void)
{
  while (!stop)
    {
      co_nursery (n)
	co_start (n, co_timeout (1, co_shield (sleeps (0))));
      co_await (co_yield_now ());
    }
  co_return (0);
}

static co_future (int)
many (void)
{
  co_nursery (n)
    for (int i = 0; i < 5; i++)
      co_start (n, busy ());
  co_return (0);
}

static void *
runs (void *pool)
{
  check (co_pool_block_on (pool, many ()) == 0);
  return NULL;
}

static void
fork_once (struct co_pool *pool)
{
  int ends[2], status;
  char got = 0;
  check (pipe (ends) == 0);
  pid_t pid = fork ();
  if (pid == 0)
    child (pool, ends[1]);
  close (ends[1]);
  check (pid > 0 && read (ends[0], &got, 1) == 1 && got == 'c');
  check (waitpid (pid, &status, 0) == pid);
  close (ends[0]);
}

int
main (void)
{
  struct co_pool *pool = co_pool_new (2);
  pthread_t thread;
  check (co_pool_block_on (pool, sleeps (1)) == 1);
  fork_once (pool);
  check (co_pool_block_on (pool, sleeps (2)) == 2);
  check (pthread_create (&thread, NULL, runs, pool) == 0);
  for (int i = 0; i < FORKS; i++)
    fork_once (pool);
  stop = true;
  pthread_join (thread, NULL);
  co_pool_free (pool);
}
