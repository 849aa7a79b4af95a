/* struct co_mutex.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Who unlocks gives the lock to the first that waits; it is not free in between.

   The state is 0 or CO__LOCKED, and so one atomic operation in the header locks, and one
   unlocks.  While it is CO__BUSY, too, it is changed here alone, with the guard.  The owner is
   for who asks (co_dump_tasks); it may be 0, and for a moment the last one's.

   Law: while somebody waits, or unlocks are to come for nothing, it is locked and busy.  So
   who has the lock finds, with the guard, that nobody else changes it.  */

#include "scope.h"
#include "sync.h"

#include <errno.h>

/* With the guard, of what is locked: the task NUMBER is the owner of MUTEX.  */
static inline void set_owner(struct co_mutex *mutex, unsigned number)
{
    bool busy = mutex->co__unlocks || mutex->co__queue.co__first;

    __atomic_store_n(&mutex->co__owner, number, __ATOMIC_RELAXED);
    __atomic_store_n(&mutex->co__state, busy ? CO__LOCKED | CO__BUSY : CO__LOCKED,
                     __ATOMIC_RELAXED);
}

/* With the guard, for who has the lock: unlocks it.  */
static void release(struct co_mutex *mutex, struct co__wakes *wakes)
{
    struct co__queue *queue = co__queue_of(mutex);

    if (mutex->co__unlocks) {
        mutex->co__unlocks--;
        set_owner(mutex, 0); /* one of two */
    } else if (queue->co__first) {
        unsigned owner = co__waiter_number(queue->co__first);

        co__waiters_grant(queue, wakes);
        set_owner(mutex, owner);
    } else {
        co__released(&mutex->co__state);
        __atomic_store_n(&mutex->co__state, 0, __ATOMIC_RELEASE);
    }
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

static unsigned owner(const void *object)
{
    const struct co_mutex *mutex = object;

    return __atomic_load_n(&mutex->co__state, __ATOMIC_RELAXED)
               ? __atomic_load_n(&mutex->co__owner, __ATOMIC_RELAXED)
               : 0;
}

const struct co__operation co__lock_operation = {.name = "co_lock",
                                                 .what = "mutex",
                                                 .queue = offsetof(struct co_mutex, co__queue),
                                                 .owner = owner,
                                                 .attempt = lock_attempt,
                                                 .leave = lock_leave};

static __attribute__((noinline)) int
lock_slowly(struct co__place *place, struct co_context *cx, struct co_mutex *mutex)
{
    co__guard_lock(co__guard_of(mutex));
    if (co__mutex_is_locked(mutex))
        return co__begin_waiting(place, cx, &co__lock_operation, co__queue_of(mutex), mutex);
    co__guard_unlock(co__guard_of(mutex));
    return 0;
}

static __attribute__((noinline)) int unlock_guard_and_go_on(struct co__place *place,
                                                            struct co_context *cx)
{
    co__guard_unlock(co__waiting_guard((struct co__waiting *)place));
    return co__go_on(place, cx);
}

static __attribute__((noinline)) int wake_guard(struct co_mutex *mutex, int result)
{
    co__guard_wake(co__guard_of(mutex));
    return result;
}

/* The short ways call nothing (libco-rt/chan.c).  */
int co__lock(struct co__place *place, struct co_context *cx, struct co_mutex *mutex)
{
    int result = 0;

    if (!co__usual() || !co__guard_try(co__guard_of(mutex)))
        return lock_slowly(place, cx, mutex);
    if (co__mutex_is_locked(mutex)) {
        result = CO__WAITS;
        if (!co__enter_waiting(place, cx, &co__lock_operation, co__queue_of(mutex), mutex, NULL))
            return co__wait_slowly((struct co__waiting *)place, cx);
    }
    return co__guard_leave(co__guard_of(mutex)) ? wake_guard(mutex, result) : result;
}

int co__locks_on(struct co__place *place, struct co_context *cx)
{
    struct co__waiting *waiting = (struct co__waiting *)place;

    if (!co__usual() || !co__guard_try(co__waiting_guard(waiting)))
        return co__go_on(place, cx);
    if (waiting->waiter.state != CO__WAITER_GRANTED)
        return unlock_guard_and_go_on(place, cx);
    return co__guard_leave(co__waiting_guard(waiting)) ? wake_guard(waiting->object, 0) : 0;
}

static __attribute__((noinline)) void unlock_slowly(struct co_mutex *mutex)
{
    struct co__wakes wakes;

    co__wakes_begin(&wakes);
    co__guard_lock(co__guard_of(mutex));
    bool locked = __atomic_load_n(&mutex->co__state, __ATOMIC_RELAXED) != 0;
    if (locked)
        release(mutex, &wakes);
    co__guard_unlock(co__guard_of(mutex));
    if (!locked)
        co_panic("co_unlock", "of what is not locked");
    co__wakes_do(&wakes, co__guard_of(mutex));
}

static __attribute__((noinline)) void unlock_guard_and_unlock(struct co_mutex *mutex)
{
    co__guard_unlock(co__guard_of(mutex));
    unlock_slowly(mutex);
}

void co__unlock(struct co_mutex *mutex)
{
    struct co__queue *queue = co__queue_of(mutex);
    struct co__waiter *waiter;
    struct co__task *task;

    if (!co__usual() || !co__guard_try(co__guard_of(mutex))) {
        unlock_slowly(mutex);
        return;
    }
    /* Who waits waits for one that is locked.  */
    waiter = queue->co__first;
    task = waiter && !mutex->co__unlocks ? co__waiter_task_here(waiter) : NULL;
    if (!task) {
        unlock_guard_and_unlock(mutex);
        return;
    }
    co__waiters_grant_task(queue, waiter, task);
    set_owner(mutex, task->number);
    if (co__guard_leave(co__guard_of(mutex)))
        co__guard_wake(co__guard_of(mutex));
}
