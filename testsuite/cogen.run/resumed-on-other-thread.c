/* A suspended coroutine may go from thread to thread: locals, open loops and
   cleanups with it.  */

#include "alloc.h"
#include <pthread.h>

static co_iterator (int)
upto (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
}

static co_iterator (int)
squares (int n)
{
  on_exit_trace (x);
  int table[n];
  for (int i = 0; i < n; i++)
    table[i] = i * i;
  co_for (int i, upto (n))
    co_yield (table[i]);
}

struct baton { co_iterator (int) it; int wanted; };

static void *
run (void *arg)
{
  struct baton *b = arg;
  int v;
  check (co_next (&b->it, &v) == (b->wanted < 5));
  check (b->wanted == 5 || v == b->wanted * b->wanted);
  b->wanted++;
  return NULL;
}

int
main (void)
{
  struct baton b = { squares (5), 0 };
  for (int i = 0; i < 6; i++)
    {
      pthread_t thread;
      check (pthread_create (&thread, NULL, run, &b) == 0);
      pthread_join (thread, NULL);
    }
  check_trace ("x");
  co_drop (&b.it);
  return 0;
}
