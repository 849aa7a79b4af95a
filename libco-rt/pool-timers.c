/* The timers of a pool, which have a thread of their own.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   All workers arm and disarm in one wheel.  Were it for them to look at it, a timer would
   wait for whoever is to look and runs something long just now.  The thread wakes those that
   wait, which puts them in the inbox, and sleeps until the next deadline.

   It says in TIMER_SLEEPS until when, and looks at the wheel once more then; who arms looks
   at that after he has armed.  Both take the wheel's guard in between, so one of the two
   sees the other.

   It also stands for the pool where the clock is frozen (executors.c): the worker that is
   the last to sleep wakes it then.  */

#include "clock.h"
#include "pool.h"
#include "timer-wheel.h"

static void sleep_until(struct co__executor *executor, uint64_t deadline)
{
    pthread_mutex_lock(&executor->lock);
    while (!executor->woken && !co__executor_wait(executor, deadline))
        ;
    executor->woken = false;
    pthread_mutex_unlock(&executor->lock);
}

static void fire(struct co__wheel *wheel)
{
    struct co_waker waker;

    for (uint64_t now = co_now(); co__wheel_pop(wheel, now, &waker);)
        co_waker_wake(&waker);
}

void *co__pool_timers(void *data)
{
    struct co_pool *pool = data;
    struct co__executor *executor = &pool->executor;

    while (!atomic_load(&pool->stop)) {
        co__executors_running(executor);
        atomic_store(&pool->timer_sleeps, 0);
        fire(executor->wheel);

        uint64_t next = co__wheel_next(executor->wheel);
        atomic_store(&pool->timer_sleeps, next);
        if (co__wheel_next(executor->wheel) < next)
            continue;
        if (!co__pool_idle(pool) || co__executors_idle(executor, next))
            sleep_until(executor, next);
    }
    return NULL;
}

void co__pool_armed(struct co_pool *pool, uint64_t deadline)
{
    if (deadline < atomic_load(&pool->timer_sleeps))
        co__executor_notify(&pool->executor);
}

bool co__pool_idle(struct co_pool *pool)
{
    return co__parking_sleepers(&pool->parking) == pool->count &&
           !atomic_load(&pool->executor.inbox);
}
