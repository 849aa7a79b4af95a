/* Thread-local variables are those of the thread that resumes: an address of
   one is not carried over a suspension, whatever the optimiser would like.  */

#include "check.h"
#include <cogen.h>
#include <pthread.h>

static __thread int counter = 1;
static __thread int array[8];

static co_iterator (int)
use (int n)
{
  for (int i = 0; i < n; i++)
    {
      counter += 10;
      array[i]++;
      co_yield (counter);
      array[i] += 5;
      counter++;
    }
}

static void *
step_there (void *it)
{
  int v;
  check (co_next ((co_iterator (int) *) it, &v));
  check (v == 12);		/* 1 + 1 + 10: its own, not 22 */
  check (array[0] == 5 && array[1] == 1);
  return NULL;
}

int
main (void)
{
  co_iterator (int) it = use (3);
  int v;
  check (co_next (&it, &v) && v == 11);
  pthread_t thread;
  check (pthread_create (&thread, NULL, step_there, &it) == 0);
  check (pthread_join (thread, NULL) == 0);
  check (counter == 11 && array[0] == 1 && array[1] == 0);
  check (co_next (&it, &v) && v == 22);
  check (array[1] == 5 && array[2] == 1);
  co_drop (&it);
  return 0;
}
