/* All executors of the process, for the sake of the frozen clock.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   While the clock is frozen and every executor has nothing to do, the last one to find
   that turns the clock to the earliest time that one of them waits for.  */

#include "clock.h"
#include "pool.h"

#include <stdatomic.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct co__executor *co__all_executors; /* gdb reads it, too */

void co__executors_lock(void)
{
    pthread_mutex_lock(&lock);
}

void co__executors_unlock(void)
{
    pthread_mutex_unlock(&lock);
}

void co__executors_add(struct co__executor *executor)
{
    pthread_mutex_lock(&lock);
    executor->next = co__all_executors;
    if (co__all_executors)
        co__all_executors->prev = executor;
    co__all_executors = executor;
    pthread_mutex_unlock(&lock);
}

void co__executors_remove(struct co__executor *executor)
{
    pthread_mutex_lock(&lock);
    if (executor->next)
        executor->next->prev = executor->prev;
    if (executor->prev)
        executor->prev->next = executor->next;
    else
        co__all_executors = executor->next;
    pthread_mutex_unlock(&lock);
}

/* True if EXECUTOR waits for nothing but the clock.  */
static bool waits_for_clock(const struct co__executor *executor)
{
    if (executor->pool)
        return executor->idle_until != 0 && co__pool_idle(executor->pool);
    return executor->idle_until != 0 && atomic_load(&executor->inbox) == CO__INBOX_ASLEEP;
}

/* Turns the frozen clock if all are idle.  */
static void turn_clock(void)
{
    uint64_t earliest = UINT64_MAX;

    for (struct co__executor *executor = co__all_executors; executor; executor = executor->next) {
        if (co__pool_lost(executor))
            continue;
        if (!waits_for_clock(executor))
            return;
        if (executor->idle_until < earliest)
            earliest = executor->idle_until;
    }
    if (earliest == UINT64_MAX || !co__clock_jump(earliest))
        return;
    for (struct co__executor *executor = co__all_executors; executor; executor = executor->next)
        if (executor->idle_until <= earliest && !co__pool_lost(executor)) {
            __atomic_store_n(&executor->idle_until, 0, __ATOMIC_RELAXED);
            co__executor_notify(executor);
        }
}

bool co__executors_idle(struct co__executor *executor, uint64_t deadline)
{
    bool idle = true;

    if (!co__clock_frozen())
        return true;
    pthread_mutex_lock(&lock);
    if (!executor->offloads &&
        !(executor->reactor && executor->reactor->vtable->busy(executor->reactor))) {
        executor->idle_until = deadline;
        turn_clock();
        idle = executor->idle_until != 0;
    }
    pthread_mutex_unlock(&lock);
    return idle;
}

void co__executors_running(struct co__executor *executor)
{
    if (!executor->pool && !__atomic_load_n(&executor->idle_until, __ATOMIC_RELAXED))
        return; /* of a pool many threads look at it */
    pthread_mutex_lock(&lock);
    executor->idle_until = 0;
    pthread_mutex_unlock(&lock);
}

void co__executors_each(void (*fn)(struct co__executor *executor))
{
    pthread_mutex_lock(&lock);
    for (struct co__executor *executor = co__all_executors; executor; executor = executor->next)
        if (!co__pool_lost(executor))
            fn(executor);
    pthread_mutex_unlock(&lock);
}

void co__executors_notify(void)
{
    co__executors_each(co__executor_notify);
}

struct co__executor *co__executors_hold_pool(unsigned n)
{
    struct co__executor *executor;

    pthread_mutex_lock(&lock);
    for (executor = co__all_executors; executor; executor = executor->next)
        if (executor->pool && !co__pool_lost(executor) && n-- == 0)
            break;
    if (executor)
        co__task_hold(&executor->root);
    pthread_mutex_unlock(&lock);
    return executor;
}
