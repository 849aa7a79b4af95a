/* A pool of which a thread cannot be started is none, and leaves nothing behind; nor is one
   of a silly size.  In a pool co_start and co_spawn without memory say so.  */

#define _GNU_SOURCE
#include "clock.h"
#include <dlfcn.h>
#include <pthread.h>

static int threads_left = 1000;

int
pthread_create (pthread_t *thread, const pthread_attr_t *attr, void *(*run) (void *),
		void *arg)
{
  static int (*real) (pthread_t *, const pthread_attr_t *, void *(*) (void *), void *);
  if (!real)
    *(void **) &real = dlsym (RTLD_NEXT, "pthread_create");
  return threads_left-- > 0 ? real (thread, attr, run, arg) : EAGAIN;
}

static co_future (int)
without_memory (void)
{
  co_nursery (n)
    {
      alloc_fail_at = 1;	/* The task and its frame.  */
      check (co_start (n, worker (0, 1, 1)) == -ENOMEM);
      alloc_fail_at = 2;
      {
	co_task (int) t = co_spawn (worker (0, 1, 1));
	check (co_is_null (t));
      }
      check (co_start (n, worker (0, 1, 1)) == 0);
    }
  co_return (0);
}

int
main (void)
{
  for (int most = 0; most < 4; most++)
    {
      threads_left = most;
      errno = 0;
      check (co_pool_new (3) == NULL && errno == EAGAIN);
    }
  threads_left = 4;
  struct co_pool *pool = co_pool_new (3);
  check (pool != NULL);
  check (co_pool_block_on (pool, without_memory ()) == 0);
  co_pool_free (pool);
  errno = 0;
  check (co_pool_new (1000000) == NULL && errno == ENOMEM);
}
