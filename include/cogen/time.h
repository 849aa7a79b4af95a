/* <cogen/time.h>: the clock, and waiting for it.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Times are nanoseconds on the clock of the process, that of CLOCK_MONOTONIC unless it
   is frozen or was advanced.  Nothing is ready before its time.  */

#ifndef COGEN_TIME_H
#define COGEN_TIME_H

#include <cogen.h>
#include <cogen/structures.h>
#include <cogen/wait.h>
#include <stdint.h>

#pragma GCC system_header

/* Returns what time it is.  */
uint64_t co_now(void);

/* The body of a future that sleeps.  */
#define co__sleep_body(is_time, time)                                                    \
    struct co__sleeping co__sleeping_ __attribute__((__cleanup__(co__sleeping_end)));    \
    int co__result_ = co__sleep(&co__sleeping_, co_context(), is_time, time);            \
    while (co__result_ == CO__WAITS) {                                                   \
        co_await(co__suspend());                                                         \
        co__result_ = co__sleeps(&co__sleeping_, co_context());                          \
    }                                                                                    \
    co_return(co__result_)

/* Ready MS milliseconds after it is first polled, or at the time TIME: gives 0, or
   -ECANCELED if its end was requested.  Cancel-safe.  Coroutines: awaited where they are made
   they are a part of what awaits.  co_sleep does not tell, and is an object of its own.  */
static inline co_future(int) co_sleep_for(unsigned co__ms_)
{
    co__sleep_body(0, co__ms_);
}
static inline co_future(int) co_sleep_until(uint64_t co__time_)
{
    co__sleep_body(1, co__time_);
}

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
