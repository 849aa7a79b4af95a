/* Waiting for a time, under any executor; see clock-wait.h.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   What waits may be polled under one executor first and under another one then.  In a pool
   another thread fires what is armed, so it is armed anew each time.  */

#include "clock-wait.h"
#include "clock.h"
#include "executor.h"

#include <string.h>

/* Lets TIMER, which is none's or another's, wake TASK, which is polled on this thread.  */
static inline void wake_task(struct co__wheel_timer *timer, struct co__task *task)
{
    struct co__task *old = timer->task;

    if (old == task)
        return;
    task->holders++;
    timer->task = task;
    if (old)
        co__task_unhold(old);
}

/* Makes WAIT one for a wheel, which wakes TASK.  */
static inline struct co__wheel_timer *prepare(struct co__clock_wait *wait,
                                              struct co__task *task)
{
    struct co__wheel_timer *timer = &wait->timer;

    if (wait->any.how == CO__WAIT_UNSET) {
        atomic_init(&timer->wheel, NULL);
        timer->task = NULL;
    }
    wait->any.how = CO__WAIT_WHEEL;
    wake_task(timer, task);
    return timer;
}

uint64_t co__clock_wait_deadline(const struct co__clock_wait *wait)
{
    return wait->any.how == CO__WAIT_ALARM ? wait->alarm.timer.deadline
                                           : co__wheel_deadline(&wait->timer);
}

static bool wait_in_wheel(struct co__clock_wait *wait, uint64_t deadline,
                          struct co__task *task)
{
    struct co__executor *executor = task->executor;
    struct co__wheel_timer *timer = &wait->timer;

    if (wait->any.how == CO__WAIT_ALARM) {
        deadline = co__clock_wait_deadline(wait);
        co__clock_wait_end(wait);
    }
    if (wait->any.how == CO__WAIT_WHEEL) {
        if (!executor->pool && co__wheel_armed_here(timer, executor)) {
            wake_task(timer, task);
            return false;
        }
        co__wheel_disarm(timer);
        if (timer->timer.state == CO__WHEEL_FIRED)
            return true;
        deadline = co__wheel_deadline(timer);
    }
    if (deadline <= co_now())
        return true;
    timer = prepare(wait, task);
    co__wheel_arm(executor, timer, deadline);
    return false;
}

static bool wait_for_alarm(struct co__clock_wait *wait, uint64_t deadline,
                           struct co_context *cx)
{
    if (wait->any.how == CO__WAIT_WHEEL) {
        co__wheel_disarm(&wait->timer);
        deadline = co__wheel_deadline(&wait->timer);
    }
    if (wait->any.how != CO__WAIT_ALARM) {
        memset(&wait->alarm, 0, sizeof wait->alarm);
        wait->any.how = CO__WAIT_ALARM;
        wait->alarm.timer.deadline = deadline;
    }
    return co__alarm_poll(&wait->alarm, wait->alarm.timer.deadline, cx);
}

bool co__clock_wait(struct co__clock_wait *wait, uint64_t deadline, struct co_context *cx)
{
    struct co__context *mine = co__context_of(cx);
    struct co__task *task = mine ? co__context_task(mine) : NULL;

    if (task)
        return wait_in_wheel(wait, deadline, task);
    return wait_for_alarm(wait, deadline, cx);
}

bool co__clock_wait_ms(struct co__clock_wait *wait, unsigned ms, struct co_context *cx)
{
    struct co__context *mine = co__context_of(cx);
    struct co__task *task = mine ? co__context_task(mine) : NULL;

    if (!task)
        return wait_for_alarm(wait, co__clock_after(ms), cx);
    if (ms == 0)
        return true;
    task->holders++;
    wait->timer.task = task;
    co__wheel_arm_ms(task->executor, &wait->timer, ms);
    wait->any.how = CO__WAIT_WHEEL;
    return false;
}
