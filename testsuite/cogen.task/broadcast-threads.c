/* What is sent at the same time as a broadcast is closed, on another thread, is received, or was
   refused.  */

#include "alloc.h"
#include <cogen/sync.h>
#include <cogen/task.h>
#include <pthread.h>

enum { ROUNDS = 1000, MOST = 1000 };

static co_broadcast (int) broadcast;
static co_subscriber (int) subscriber;
static int sent, received;
static pthread_barrier_t start;

static void *
sends (void *arg)
{
  pthread_barrier_wait (&start);
  while (sent < MOST && co_broadcast_send (broadcast, sent) == 0)
    sent++;
  return arg;
}

static void *
closes (void *arg)
{
  pthread_barrier_wait (&start);
  for (volatile int i = 0; i < *(int *) arg % 200; i = i + 1)
    ;
  co_broadcast_close (broadcast);
  return arg;
}

static co_future (int)
receives (void)
{
  int v, r;
  while ((r = co_await (co_subscriber_recv (subscriber, &v))) == 1)
    check (v == received++);
  co_return (r);
}

int
main (void)
{
  pthread_barrier_init (&start, NULL, 3);
  for (int i = 0; i < ROUNDS; i++)
    {
      pthread_t threads[2];
      sent = received = 0;
      broadcast = co_broadcast_new (int, MOST);
      subscriber = co_subscribe (broadcast);
      check (pthread_create (&threads[0], NULL, sends, NULL) == 0);
      check (pthread_create (&threads[1], NULL, closes, &i) == 0);
      pthread_barrier_wait (&start);
      check (co_block_on (receives ()) == 0);
      pthread_join (threads[0], NULL);
      pthread_join (threads[1], NULL);
      check (received == sent);
      co_subscriber_free (subscriber);
      co_broadcast_free (broadcast);
    }
}
