/* Waiting for a time, under any executor.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__CLOCK_WAIT_H
#define CO__CLOCK_WAIT_H

#include "timer-wheel.h"
#include "timer.h"

/* All 0: not begun.  Its memory is its owner's, who ends it before that is gone.  */
struct co__clock_wait {
    union {
        struct co__timer any;         /* how: one of those below */
        struct co__wheel_timer timer; /* CO__WAIT_WHEEL */
        struct co__alarm alarm;       /* CO__WAIT_ALARM */
    };
};

enum { CO__WAIT_UNSET, CO__WAIT_WHEEL, CO__WAIT_ALARM };

/* Returns true if it is DEADLINE, which is the same each time until that; else CX's waker
   is woken then.  */
bool co__clock_wait(struct co__clock_wait *wait, uint64_t deadline,
                    struct co_context *cx);

/* The same until MS milliseconds from now; WAIT has not begun.  Then co__clock_wait is called
   with the deadline 0, which stands for that.  */
bool co__clock_wait_ms(struct co__clock_wait *wait, unsigned ms, struct co_context *cx);

/* Returns the deadline of WAIT, which has begun.  */
uint64_t co__clock_wait_deadline(const struct co__clock_wait *wait);

/* Ends WAIT, which may be begun anew.  */
static inline void co__clock_wait_end(struct co__clock_wait *wait)
{
    if (wait->any.how == CO__WAIT_WHEEL)
        co__wheel_disarm(&wait->timer);
    else if (wait->any.how == CO__WAIT_ALARM)
        co__alarm_cancel(&wait->alarm);
    wait->any.how = CO__WAIT_UNSET;
}

#endif
