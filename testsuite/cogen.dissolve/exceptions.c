/* Unwinding (here a thread's end) out of what a loop loops over, of its body, and of a
   cleanup runs each cleanup once, innermost first, as where the loop is written by hand.
   { dg-additional-options "-fexceptions -pthread" }
   { dg-skip-if "the sanitizers do not know forced unwinding through their frames" "-fsanitize" } */

#include "alloc.h"
#include <pthread.h>

static int exits;	/* 1: the next call of maybe_leave ends the thread.  */

static __attribute__ ((noipa)) void
maybe_leave (void)
{
  if (exits && --exits == 0)
    pthread_exit (NULL);
}

static co_iterator (int)
inner (int n)
{
  on_exit_trace (i);
  for (int k = 0; k < n; k++)
    {
      on_exit_trace (k);
      maybe_leave ();
      co_yield (k);
      maybe_leave ();
    }
}

static co_iterator (int)
outer (co_iterator (int) it)
{
  on_exit_trace (o);
  co_for (int v, it)
    {
      on_exit_trace (b);
      maybe_leave ();
      co_yield (v);
    }
}

static void *
loop (void *stop)
{
  on_exit_trace (f);
  co_for (int v, outer (inner (2)))
    {
      on_exit_trace (l);
      maybe_leave ();
      if (stop)
	break;
      (void) v;
    }
  trace ('e');
  maybe_leave ();
  return NULL;
}

static void *
by_hand (void *stop)
{
  on_exit_trace (f);
  {
    on_exit_trace (o);
    on_exit_trace (i);
    for (int v = 0; v < 2; v++)
      {
	on_exit_trace (k);
	maybe_leave ();
	{
	  on_exit_trace (b);
	  maybe_leave ();
	  {
	    on_exit_trace (l);
	    maybe_leave ();
	    if (stop)
	      break;
	  }
	}
	maybe_leave ();
      }
  }
  trace ('e');
  maybe_leave ();
  return NULL;
}

static void
run (void *(*body) (void *), int at, void *stop)
{
  pthread_t thread;
  trace_length = 0;
  memset (trace_log, 0, sizeof trace_log);
  exits = at;
  check (pthread_create (&thread, NULL, body, stop) == 0);
  pthread_join (thread, NULL);
}

int
main (void)
{
  for (int at = 0; at < 12; at++)
    for (int k = 0; k < 2; k++)
      {
	char expected[sizeof trace_log];
	void *stop = k ? &at : NULL;
	run (by_hand, at, stop);
	memcpy (expected, trace_log, sizeof expected);
	run (loop, at, stop);
	if (strcmp (expected, trace_log))
	  {
	    fprintf (stderr, "%d %d: %s, not %s\n", at, k, trace_log, expected);
	    abort ();
	  }
      }
}
