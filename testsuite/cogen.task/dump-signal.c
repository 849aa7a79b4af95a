/* A signal lets all executors and pools write what their tasks wait for, and tells of the
   one that does not.  */

#include "check.h"
#include <cogen/task.h>
#include <cogen/time.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static FILE *log_file;
static char said[4096];

/* True if TEXT has been written N times to stderr.  */

static bool
said_p (const char *text, int n)
{
  ssize_t size = pread (fileno (log_file), said, sizeof said - 1, 0);
  check (size >= 0);
  said[size] = 0;
  for (const char *found = said; n && (found = strstr (found, text)); found++)
    n--;
  return n == 0;
}

static volatile int over;

static co_future (int)
wait_for_over (void)
{
  while (!over)
    co_await (co_sleep (2));
  co_return (0);
}

static void *
other_thread (void *unused)
{
  co_block_on (wait_for_over ());
  return unused;
}

static co_future (int)
ask (void)
{
  /* The other thread's, the pool's, and its own.  */
  while (!said_p ("wait_for_over at ", 2) || !said_p ("ask at ", 1))
    {
      check (!ftruncate (fileno (log_file), 0) && !lseek (2, 0, SEEK_SET));
      kill (getpid (), SIGQUIT);
      co_await (co_sleep (20));
    }
  kill (getpid (), SIGQUIT);
  while (!said_p ("an executor does not answer: its task runs on and on\n", 1))
    usleep (1000);
  co_return (0);
}

static void *
pool_thread (void *pool)
{
  co_pool_block_on (pool, wait_for_over ());
  return NULL;
}

int
main (void)
{
  log_file = tmpfile ();
  int copy = dup (2);
  dup2 (fileno (log_file), 2);
  check (co_dump_on_signal (0) == -22);	/* EINVAL */
  check (co_dump_on_signal (SIGQUIT) == 0);
  check (co_dump_on_signal (SIGQUIT) == 0);

  struct co_pool *pool = co_pool_new (2);
  pthread_t thread[2];
  pthread_create (&thread[0], NULL, other_thread, NULL);
  pthread_create (&thread[1], NULL, pool_thread, pool);
  co_block_on (ask ());
  over = 1;
  pthread_join (thread[0], NULL);
  pthread_join (thread[1], NULL);
  co_pool_free (pool);
  dup2 (copy, 2);
  close (copy);
  fclose (log_file);
  return 0;
}
