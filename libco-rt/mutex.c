/* struct co_mutex.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Who unlocks gives the lock to the first that waits; it is not free in between.

   The state is 0, or CO__LOCKED, and so it is changed by one compare-and-swap in the header,
   or both that and CO__BUSY.  While it is busy it is changed here alone, with the guard.

   Law: while somebody waits, or unlocks are to come for nothing, it is locked and busy.  So
   who has the lock finds, with the guard, that nobody else changes it.  */

#include "sync.h"

#include <errno.h>

bool co__mutex_is_locked(struct co_mutex *mutex)
{
    unsigned old =
        __atomic_fetch_or(&mutex->co__state, CO__LOCKED | CO__BUSY, __ATOMIC_ACQUIRE);

    if (old & CO__LOCKED)
        return true;
    co__acquired(&mutex->co__state);
    __atomic_store_n(&mutex->co__state, CO__LOCKED, __ATOMIC_RELAXED);
    return false;
}

/* With the guard, for who has the lock: unlocks it.  */
static void release(struct co_mutex *mutex, struct co__wakes *wakes)
{
    struct co__queue *queue = co__queue_of(mutex);

    if (mutex->co__unlocks) {
        mutex->co__unlocks--;
    } else if (queue->co__first) {
        co__waiters_grant(queue, wakes);
    } else {
        co__released(&mutex->co__state);
        __atomic_store_n(&mutex->co__state, 0, __ATOMIC_RELEASE);
        return;
    }
    if (!mutex->co__unlocks && !queue->co__first)
        __atomic_store_n(&mutex->co__state, CO__LOCKED, __ATOMIC_RELAXED);
}

static enum co__attempt lock_attempt(struct co__waiting *waiting, bool granted,
                                     int *result, struct co__wakes *wakes)
{
    (void)wakes;
    if (!granted && co__mutex_is_locked(waiting->object))
        return CO__NOT_NOW;
    *result = 0;
    return CO__DONE;
}

static void lock_leave(struct co__waiting *waiting, bool granted, struct co__wakes *wakes)
{
    if (granted)
        release(waiting->object, wakes);
}

const struct co__operation co__lock_operation = {
    .name = "co_lock", .what = "mutex", .attempt = lock_attempt, .leave = lock_leave};

int co__lock(struct co__place *place, struct co_context *cx, struct co_mutex *mutex)
{
    co__guard_lock(co__guard_of(mutex));
    if (co__mutex_is_locked(mutex))
        return co__begin_waiting(place, cx, &co__lock_operation, co__guard_of(mutex),
                                 co__queue_of(mutex), mutex);
    co__guard_unlock(co__guard_of(mutex));
    return 0;
}

void co__unlock(struct co_mutex *mutex)
{
    struct co__wakes wakes;

    wakes.count = 0;
    co__guard_lock(co__guard_of(mutex));
    bool locked = __atomic_load_n(&mutex->co__state, __ATOMIC_RELAXED) & CO__LOCKED;
    if (locked)
        release(mutex, &wakes);
    co__guard_unlock(co__guard_of(mutex));
    if (!locked)
        co_panic("co_unlock", "of what is not locked");
    co__wakes_do(&wakes);
}
