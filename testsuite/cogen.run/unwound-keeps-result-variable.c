/* A call that unwinds does not assign its result: what the variable had before is
   there for the cleanup, so it is kept across the suspension before the call.
   { dg-additional-options "-fexceptions -pthread -Wno-maybe-uninitialized" }
   { dg-skip-if "the sanitizers do not know forced unwinding through their frames" "-fsanitize" } */

#include "check.h"
#include <cogen.h>
#include <pthread.h>

struct big { long a[6]; };
static long seen;

static __attribute__ ((noipa)) void look (struct big *b) { seen = b->a[3]; }

static __attribute__ ((noipa)) struct big
leaves (int n)
{
  if (n)
    pthread_exit (NULL);
  return (struct big) { { 0 } };
}

static co_iterator (int)
holds (int n)
{
  struct big b __attribute__ ((cleanup (look))) = { { 1, 2, 3, n } };
  co_yield (n);
  b = leaves (n);
}

/* What GCC makes of the same in plain C: at -O1 it forgets what b had.  */
static __attribute__ ((noipa)) void
plain (int n)
{
  struct big b __attribute__ ((cleanup (look))) = { { 1, 2, 3, n } };
  b = leaves (n);
}

static void *
run_plain (void *arg)
{
  plain (*(int *) arg);
  return NULL;
}

static void *
run (void *arg)
{
  int v;
  co_iterator (int) it = holds (*(int *) arg);
  co_next (&it, &v);
  co_next (&it, &v);
  co_drop (&it);
  return NULL;
}

int
main (void)
{
  pthread_t thread;
  int n = 42;
  long right;
  check (co_frame_size (holds) >= sizeof (struct big));
  check (pthread_create (&thread, NULL, run_plain, &n) == 0);
  check (pthread_join (thread, NULL) == 0);
  right = seen;
  seen = -1;
  check (pthread_create (&thread, NULL, run, &n) == 0);
  check (pthread_join (thread, NULL) == 0);
  check (seen == 42 || right != 42);
  return 0;
}
