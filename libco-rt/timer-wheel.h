/* The timers of one executor; see timer-wheel.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__TIMER_WHEEL_H
#define CO__TIMER_WHEEL_H

#include "timer-heap.h"

#include <cogen/rt.h>

struct co__executor;
struct co__task;
struct co__wheel;

enum { CO__WHEEL_FIRED = 1 };

/* Wakes a task at a time.  All 0: not armed.  Its memory is its owner's, who disarms it
   before that is gone; on any thread, but on one at a time.  */
struct co__wheel_timer {
    struct co__timer timer;          /* first; state: CO__WHEEL_FIRED or 0 */
    struct co__wheel *_Atomic wheel; /* null: not armed; or its executor has ended */
    struct co__task *task;           /* armed: whom to wake, held; else null */
};

/* Returns a wheel for EXECUTOR; null without memory.  */
struct co__wheel *co__wheel_new(struct co__executor *executor);

/* Arms TIMER, which is not, for DEADLINE on EXECUTOR's wheel, which is made if it has
   none; on its thread.  TIMER's task has been set.  Panics without memory.  */
void co__wheel_arm(struct co__executor *executor, struct co__wheel_timer *timer,
                   uint64_t deadline);

/* The same for MS milliseconds, at least 1, from about now.  */
void co__wheel_arm_ms(struct co__executor *executor, struct co__wheel_timer *timer,
                      unsigned ms);

/* Returns when TIMER, which was armed, is due.  */
uint64_t co__wheel_deadline(const struct co__wheel_timer *timer);

/* The clock is about to be changed: what waits for a number of milliseconds on any executor
   begins now.  */
void co__wheels_look(void);

/* Makes sure that TIMER is not armed, and lets its task go.  */
void co__wheel_disarm(struct co__wheel_timer *timer);

/* The same where TIMER is armed in the wheel of this thread's executor, which is in no pool; its
   task is as it was.  */
void co__wheel_take_out(struct co__wheel_timer *timer);

/* True if TIMER is armed in EXECUTOR's wheel.  */
bool co__wheel_armed_here(const struct co__wheel_timer *timer,
                          const struct co__executor *executor);

/* Takes one timer that is due at NOW out, earlier ones first, marks it as fired, stores
   the waker of its task, which then is the caller's, and returns true; false if none is
   due.  */
bool co__wheel_pop(struct co__wheel *wheel, uint64_t now, struct co_waker *waker);

/* Returns a time at which to look again, not later than the earliest deadline; UINT64_MAX
   without timers.  */
uint64_t co__wheel_next(struct co__wheel *wheel);

/* Disarms all timers of WHEEL and frees it, on its executor's thread.  */
void co__wheel_free(struct co__wheel *wheel);

#endif
