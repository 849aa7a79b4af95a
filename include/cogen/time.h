/* <cogen/time.h>: the clock, and waiting for it.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Times are nanoseconds on the clock of the process, that of CLOCK_MONOTONIC unless it
   is frozen or was advanced.  Nothing is ready before its time.  */

#ifndef COGEN_TIME_H
#define COGEN_TIME_H

#include <cogen.h>
#include <stdint.h>

#pragma GCC system_header

/* Returns what time it is.  */
uint64_t co_now(void);

/* Ready MS milliseconds after it is first polled, or at the time TIME: gives 0, or
   -ECANCELED if its end was requested.  co_sleep does not tell.  Cancel-safe.  Allocates
   by co_frame_alloc; a null object if that fails.  */
co_future(int) co_sleep_for(unsigned ms);
co_future(int) co_sleep_until(uint64_t time);

/* Every MS milliseconds, at least 1, an item: when it was due.  The first is due MS after
   the stream is first polled; those that are late by then are one.  Ends when its end was
   requested.  Allocates by co_frame_alloc; a null object if that fails.  */
co_stream(uint64_t) co_every(unsigned ms);

/* Stop the clock, turn it MS milliseconds ahead, and let it go on, of the whole process,
   on any thread.  While it is frozen and all executors have nothing to do, it jumps to the
   earliest time that one of them waits for.  */
void co_clock_freeze(void);
void co_clock_advance(unsigned ms);
void co_clock_thaw(void);

#endif /* COGEN_TIME_H */
