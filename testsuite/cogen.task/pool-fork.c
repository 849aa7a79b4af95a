/* After a fork the child has none of a pool's threads: it may free the pool, which does
   nothing, and make another one; the clock turns there.  The parent goes on.  */

#include "clock.h"
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

int
main (void)
{
  struct co_pool *pool = co_pool_new (2);
  int ends[2], status;
  char got = 0;
  check (co_pool_block_on (pool, sleeps (1)) == 1);
  check (pipe (ends) == 0);
  pid_t pid = fork ();
  if (pid == 0)
    child (pool, ends[1]);
  close (ends[1]);
  check (pid > 0 && read (ends[0], &got, 1) == 1 && got == 'c');
  check (waitpid (pid, &status, 0) == pid);
  close (ends[0]);
  check (co_pool_block_on (pool, sleeps (2)) == 2);
  co_pool_free (pool);
}
