/* What the tests check with: check, and a trace of what happened in order.  */

#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Abort, with the place, unless CONDITION holds.  */
#define check(condition) \
  ((condition) ? (void) 0 : check_failed (#condition, __FILE__, __LINE__))

static inline void
check_failed (const char *condition, const char *file, int line)
{
  fprintf (stderr, "%s:%d: check failed: %s\n", file, line, condition);
  abort ();
}

/* The trace: one character per event.  */
static char trace_log[256];
static unsigned trace_length;

static inline void
trace (char event)
{
  if (trace_length + 1 < sizeof trace_log)
    trace_log[trace_length++] = event;
}

/* Check that the trace since the last check is WANTED.  */
#define check_trace(wanted) trace_is (wanted, __FILE__, __LINE__)

static inline void
trace_is (const char *wanted, const char *file, int line)
{
  trace_log[trace_length] = 0;
  if (strcmp (trace_log, wanted) != 0)
    {
      fprintf (stderr, "%s:%d: trace is \"%s\", not \"%s\"\n",
	       file, line, trace_log, wanted);
      abort ();
    }
  trace_length = 0;
}

static inline void
trace_scope (char *event)
{
  trace (*event);
}

/* Declares a variable whose scope traces EVENT, a letter, when it is left.  */
#define on_exit_trace(event) \
  __attribute__ ((cleanup (trace_scope), unused)) char scope_##event = #event[0]

#endif
