/* errno read after a suspension is the resuming thread's: its address must
   not have been computed once, before.  pthread_self likewise.  */

#include "check.h"
#include <cogen.h>
#include <errno.h>
#include <pthread.h>

static co_iterator (int)
look (void)
{
  pthread_t before = pthread_self ();
  errno = 1;
  co_yield (errno);
  co_yield (errno);
  check (!pthread_equal (before, pthread_self ()));
  errno = 3;
  co_yield (errno);
}

static void *
step_there (void *it)
{
  int v;
  errno = 77;
  check (co_next ((co_iterator (int) *) it, &v) && v == 77);
  check (co_next ((co_iterator (int) *) it, &v) && v == 3);
  check (errno == 3);
  return NULL;
}

int
main (void)
{
  co_iterator (int) it = look ();
  int v;
  check (co_next (&it, &v) && v == 1);
  pthread_t thread;
  check (pthread_create (&thread, NULL, step_there, &it) == 0);
  check (pthread_join (thread, NULL) == 0);
  check (errno == 1);
  co_drop (&it);
  return 0;
}
