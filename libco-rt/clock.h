/* The clock of the runtime; see clock.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__CLOCK_H
#define CO__CLOCK_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

/* Nanoseconds on the clock of the process, which is CLOCK_MONOTONIC, but can be frozen
   and advanced.  */
uint64_t co_now(void);

/* Returns the time MS milliseconds from now.  */
uint64_t co__clock_after(unsigned ms);

/* 0: it runs; else what time it shows.  */
extern _Atomic uint64_t co__clock_at __attribute__((__visibility__("hidden")));

static inline bool co__clock_frozen(void)
{
    return atomic_load_explicit(&co__clock_at, memory_order_relaxed) != 0;
}

/* Turns the clock to TIME, unless it is later by now, and returns true; false if it is
   not frozen.  */
bool co__clock_jump(uint64_t time);

/* Stores when it is TIME, on CLOCK_MONOTONIC, and returns true; false if never: the clock
   is frozen, or TIME is UINT64_MAX.  */
bool co__clock_real(uint64_t time, struct timespec *real);

/* Returns how long it is until TIME; UINT64_MAX: for ever.  */
uint64_t co__clock_left(uint64_t time);

#endif
