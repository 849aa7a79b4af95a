/* A dump says which task has the lock that another one waits for: a mutex, or a read-write
   lock that is written.  Nobody is told of where it was locked outside of all tasks, or by one
   that has ended, though another one is in its place.  */

#include "alloc.h"
#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>
#include <string.h>

static struct co_mutex mutex = CO_MUTEX_INIT, second = CO_MUTEX_INIT, outside = CO_MUTEX_INIT,
		       left = CO_MUTEX_INIT;
static struct co_rwlock written = CO_RWLOCK_INIT, read = CO_RWLOCK_INIT;

static char text[8000];

static void
dump (void)
{
  memset (text, 0, sizeof text);
  FILE *file = fmemopen (text, sizeof text, "w");
  co_dump_tasks (file);
  fclose (file);
}

/* Checks that the dump says OWNER of LOCK, which the OPERATION waits for.  */

static void
expect (const char *operation, const void *lock, const char *owner)
{
  char line[200];
  snprintf (line, sizeof line, "    waits in %s at %p%s\n", operation, lock, owner);
  if (!strstr (text, line))
    printf ("no \"%s\" in\n%s", line, text);
  check (strstr (text, line) != NULL);
}

static co_future (int) locks (struct co_mutex *m) { co_return (co_await (co_lock (m))); }
static co_future (int) writes (struct co_rwlock *l) { co_return (co_await (co_lock_write (l))); }
static co_future (int) reads (struct co_rwlock *l) { co_return (co_await (co_lock_read (l))); }

static co_future (int)
holds (const char *name, struct co_mutex *m, int times, unsigned ms)
{
  co_task_name (name);
  int err = 0;
  while (times-- > 0 && err == 0)
    co_locked (m, &err)
      err = co_await (co_sleep_for (ms));
  co_return (err);
}

static co_future (int)
all (void)
{
  int err;
  check (co_await (co_lock_write (&written)) == 0 && co_await (co_lock_read (&read)) == 0);
  check (co_try_lock (&second) == 0);
  co_nursery (n, &err)
    {
      co_start (n, holds ("a", &mutex, 1, 10));
      co_start (n, holds ("b", &mutex, 1, 10));
      co_start (n, writes (&written));
      co_start (n, reads (&written));
      co_start (n, writes (&read));
      co_start (n, locks (&second));
      co_start (n, locks (&outside));
      co_await (co_sleep (1));
      dump ();
      expect ("co_lock: the mutex", &mutex, ", locked by task 2 \"a\"");
      expect ("co_lock_write: the read-write lock", &written, ", locked by task 1");
      expect ("co_lock_read: the read-write lock", &written, ", locked by task 1");
      expect ("co_lock_write: the read-write lock", &read, "");
      expect ("co_lock: the mutex", &second, ", locked by task 1");
      expect ("co_lock: the mutex", &outside, "");
      co_cancel (n);
    }
  check (err == -ECANCELED);
  co_unlock (&second);
  co_unlock_write (&written);

  /* Handed on to who waited.  */
  co_nursery (n, &err)
    {
      co_start (n, holds ("first", &mutex, 2, 10));
      co_start (n, holds ("second", &mutex, 2, 10));
      co_await (co_sleep (11));
      dump ();
      expect ("co_lock: the mutex", &mutex, ", locked by task 3 \"second\"");
      co_await (co_sleep (10));
      dump ();
      expect ("co_lock: the mutex", &mutex, ", locked by task 2 \"first\"");
    }
  check (err == 0);

  /* It waits for itself; by a name that it has.  */
  co_nursery (n, &err)
    {
      check (co_await (co_lock (&mutex)) == 0);
      co_start (n, locks (&mutex));
      co_await (co_sleep (1));
      co_unlock (&mutex);
      co_await (co_sleep (1));
      co_start (n, locks (&mutex));
      co_await (co_sleep (1));
      dump ();
      expect ("co_lock: the mutex", &mutex, "");
      co_cancel (n);
    }

  /* The next task has the memory of the one that has ended.  */
  co_nursery (n, &err)
    co_start (n, locks (&left));
  check (err == 0);
  co_nursery (n, &err)
    {
      co_start (n, locks (&left));
      co_await (co_sleep (1));
      dump ();
      expect ("co_lock: the mutex", &left, "");
      co_cancel (n);
    }
  co_return (0);
}

/* Tasks of a pool have their names read while they wait.  */

static co_future (int)
in_pool (void)
{
  int err;
  struct co_mutex m = CO_MUTEX_INIT;
  co_nursery (n, &err)
    {
      co_start (n, holds ("holder", &m, 1, 1000000));
      while (co_try_lock (&m) == 0)
	{
	  co_unlock (&m);
	  co_await (co_sleep (1));
	}
      co_start (n, locks (&m));
      do
	{
	  co_await (co_yield_now ());
	  dump ();
	}
      while (!strstr (text, "waits in co_lock: ") || !strstr (text, "waits in co_sleep: "));
      expect ("co_lock: the mutex", &m, ", locked by task 2 \"holder\"");
      co_cancel (n);
    }
  co_return (0);
}

int
main (void)
{
  check (co_try_lock (&outside) == 0);
  co_clock_freeze ();
  check (co_block_on (all ()) == 0);

  struct co_pool *pool = co_pool_new (2);
  co_clock_thaw ();
  check (co_pool_block_on (pool, in_pool ()) == 0);
  co_pool_free (pool);
  return 0;
}
