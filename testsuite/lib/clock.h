/* What tests of the runtime have in common: the clock is frozen, so a wait takes no time
   and a program does the same each time.  */

#ifndef CLOCK_H
#define CLOCK_H

#include "alloc.h"

#include <cogen/task.h>
#include <cogen/time.h>
#include <errno.h>

static uint64_t clock_start;

__attribute__ ((constructor)) static void
freeze_clock (void)
{
  co_clock_freeze ();
  clock_start = co_now ();
}

/* Milliseconds since the program began.  */
static inline unsigned
elapsed (void)
{
  return (unsigned) ((co_now () - clock_start) / 1000000);
}

/* Wait MS, trace NAME, unless that is 0, and give RESULT; trace the capital of NAME when it is dropped before,
   and '-' when its end is requested.  */
static inline void
trace_drop (const char *name)
{
  if (*name)
    trace ((char) (*name - 'a' + 'A'));
}

static inline co_future (int)
worker (char name, unsigned ms, int result)
{
  char left __attribute__ ((cleanup (trace_drop))) = name;
  int error = co_await (co_sleep_for (ms));
  left = 0;
  if (name)
    trace (error ? '-' : name);
  co_return (error ? error : result);
}

#endif
