/* Timers that fire on a thread of their own.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   One thread for the whole process, started by the first timer.  It wakes wakers
   and does nothing else.  */

#ifndef CO__TIMER_H
#define CO__TIMER_H

#include "timer-heap.h"

#include <cogen/rt.h>

enum co__alarm_state { CO__ALARM_UNSET, CO__ALARM_SET, CO__ALARM_FIRED };

/* Wakes a waker at a deadline.  Its memory is its owner's, who must cancel a set
   one before it is gone.  All fields are guarded by the timers' lock once it was
   polled, but for how.  */
struct co__alarm {
    struct co__timer timer; /* first: what the heap holds; state: an alarm's */
    struct co_waker waker;  /* when set: whom to wake; else null */
};

/* Returns true if DEADLINE, that of the first call, has passed.  Else false, and the
   alarm will wake a clone of CX's waker, instead of an earlier call's.  Panics if the
   thread cannot be started.  */
bool co__alarm_poll(struct co__alarm *alarm, uint64_t deadline, struct co_context *cx);

/* The clock has been changed by hand.  */
void co__alarms_notify(void);

/* Makes sure that ALARM is not used again, and drops the waker it holds.  */
void co__alarm_cancel(struct co__alarm *alarm);

#endif
