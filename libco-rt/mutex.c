/* struct co_mutex.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Who unlocks gives the lock to the first that waits; it is not free in between.  */

#include "scope.h"
#include "sync.h"

#include <errno.h>

void co__mutex_pass_on(struct co_mutex *mutex, struct co__wakes *wakes)
{
    if (co__queue_of(mutex)->co__first)
        co__waiters_grant(co__queue_of(mutex), wakes);
    else
        mutex->co__locked = false;
}

static enum co__attempt lock_attempt(struct co__waiting *waiting, bool granted,
                                     int *result, struct co__wakes *wakes)
{
    struct co_mutex *mutex = waiting->object;

    (void)wakes;
    if (!granted) {
        if (mutex->co__locked)
            return CO__NOT_NOW;
        mutex->co__locked = true;
    }
    *result = 0;
    return CO__DONE;
}

static void lock_leave(struct co__waiting *waiting, bool granted, struct co__wakes *wakes)
{
    if (granted)
        co__mutex_pass_on(waiting->object, wakes);
}

const struct co__operation co__lock_operation = {
    .name = "co_lock", .attempt = lock_attempt, .leave = lock_leave};

int co__lock(struct co__place *place, struct co_context *cx, struct co_mutex *mutex)
{
    if (co__cancelled(cx))
        return -ECANCELED;
    co__guard_lock(co__guard_of(mutex));
    if (mutex->co__locked)
        return co__begin_waiting(place, cx, co__operation_on(mutex, &co__lock_operation));
    mutex->co__locked = true;
    co__guard_unlock(co__guard_of(mutex));
    return 0;
}

int co_try_lock(struct co_mutex *mutex)
{
    co__guard_lock(co__guard_of(mutex));
    bool locked = mutex->co__locked;
    mutex->co__locked = true;
    co__guard_unlock(co__guard_of(mutex));
    return locked ? -EAGAIN : 0;
}

void co_unlock(struct co_mutex *mutex)
{
    struct co__wakes wakes;

    wakes.count = 0;
    co__guard_lock(co__guard_of(mutex));
    bool locked = mutex->co__locked;
    if (mutex->co__unlocks)
        mutex->co__unlocks--;
    else if (locked)
        co__mutex_pass_on(mutex, &wakes);
    co__guard_unlock(co__guard_of(mutex));
    if (!locked)
        co_panic("co_unlock", "of what is not locked");
    co__wakes_do(&wakes);
}
