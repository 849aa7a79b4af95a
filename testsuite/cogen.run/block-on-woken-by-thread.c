/* co_block_on is woken by another thread through a clone of its waker, and
   then the value is there.  */

#include "check.h"
#include <cogen.h>
#include <pthread.h>
#include <unistd.h>

struct job
{
  pthread_t thread;
  struct co_waker waker;
  int started, done;
};

static void *
work (void *arg)
{
  struct job *job = arg;
  usleep (20000);
  __atomic_store_n (&job->done, 1, __ATOMIC_RELEASE);
  job->waker.vtable->wake (job->waker.data);
  return NULL;
}

static enum co_poll
job_poll (void *self, struct co_context *cx, void *result)
{
  struct job *job = self;
  if (__atomic_load_n (&job->done, __ATOMIC_ACQUIRE))
    {
      *(int *) result = 5;
      return CO_READY;
    }
  if (!job->started++)
    {
      job->waker = cx->waker->vtable->clone (cx->waker->data);
      check (pthread_create (&job->thread, NULL, work, job) == 0);
    }
  return CO_PENDING;
}

static void
job_drop (void *self)
{
  pthread_join (((struct job *) self)->thread, NULL);
}

static const struct co_future_vtable job_vtable = {
  .head = { .abi = CO_ABI_VERSION, .name = "job", .drop = job_drop },
  .poll = job_poll
};

static co_future (int)
run (int n)
{
  int sum = 0;
  for (int i = 0; i < n; i++)
    {
      struct job job = { 0 };
      sum += co_await (((co_future (int)) { &job, &job_vtable }));
    }
  co_return (sum);
}

int
main (void)
{
  check (co_block_on (run (3)) == 15);
  return 0;
}
