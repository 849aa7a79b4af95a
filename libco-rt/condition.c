/* struct co_condition.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Whatever becomes of the wait, the mutex is locked again when it is over, since who
   waited will unlock it.  Its end requested, it still waits for the lock.  Dropped, it
   cannot: if somebody else has the lock then, one of the two unlocks is counted for
   nothing, so the lock is free when both have unlocked.  A signal that it had is the next
   one's then, though it was on its way to the lock; but not one that all had.  */

#include "checks.h"
#include "dump.h"
#include "sync.h"

#include <errno.h>

struct wait_for {
    struct co__waiting wait, lock;
    struct co_mutex *mutex;
    bool watched; /* by the checks, before it was unlocked */
    enum { BEFORE, WAITS, LOCKS, FINISHED } phase;
    int error;
};

/* A signal that was granted to one that is dropped goes on to the next.  The amount is 1 if all had
   it.  */
static void wait_leave(struct co__waiting *waiting, bool granted, struct co__wakes *wakes)
{
    struct co_condition *condition = waiting->object;

    if (granted && !waiting->amount && co__queue_of(condition)->co__first)
        co__waiters_grant(co__queue_of(condition), wakes);
}

static enum co__attempt wait_attempt(struct co__waiting *waiting, bool granted,
                                     int *result, struct co__wakes *wakes)
{
    (void)waiting, (void)wakes;
    *result = 0;
    return granted ? CO__DONE : CO__NOT_NOW;
}

static const struct co__operation wait_operation = {
    .name = "co_wait_for",
    .what = "condition",
    .queue = offsetof(struct co_condition, co__queue),
    .attempt = wait_attempt,
    .leave = wait_leave,
};

static enum co_poll wait_for_poll(void *self, struct co_context *cx, void *result)
{
    struct wait_for *wait = self;
    int ignored;

    if (wait->phase == FINISHED)
        co__panic("co_wait_for", CO__PANIC_FINISHED);
    if (wait->phase <= WAITS) {
        if (co__is_cancelled(cx)) {
            wait->error = -ECANCELED;
            co__waiting_end(&wait->wait);
            if (wait->phase == BEFORE) {
                wait->phase = FINISHED;
                *(int *)result = wait->error;
                return CO_READY;
            }
        } else {
            enum co__attempt done = co__waiting_step(&wait->wait, cx, &ignored);

            if (wait->phase == BEFORE) {
                wait->phase = WAITS;
                wait->watched = co__checks_on && co__check_unlocked(wait->mutex);
                co__unlock(wait->mutex);
            }
            if (done == CO__NOT_NOW)
                return CO_PENDING;
        }
        wait->phase = LOCKS;
    }
    if (co__waiting_step(&wait->lock, cx, &ignored) == CO__NOT_NOW)
        return CO_PENDING;
    if (wait->watched)
        co__check_locked(wait->mutex);
    wait->phase = FINISHED;
    *(int *)result = wait->error;
    return CO_READY;
}

/* Locks MUTEX for who will unlock it at once.  */
static void lock_anyhow(struct co_mutex *mutex)
{
    co__guard_lock(co__guard_of(mutex));
    if (co__mutex_is_locked(mutex))
        mutex->co__unlocks++;
    co__guard_unlock(co__guard_of(mutex));
}

static void wait_for_drop(void *self)
{
    struct wait_for *wait = self;

    co__waiting_end(&wait->wait);
    co__waiting_end(&wait->lock);
    if (wait->phase == WAITS || wait->phase == LOCKS)
        lock_anyhow(wait->mutex);
    if (wait->phase == LOCKS && wait->error == 0 && !wait->wait.amount)
        co_signal(wait->wait.object);
    co__leaf_free(wait, struct wait_for);
}

static void wait_for_tell(const void *self, struct co__dump *dump)
{
    const struct wait_for *wait = self;

    co__dump_waiting(dump, wait->phase <= WAITS ? &wait->wait : &wait->lock);
}

static const struct co__telling_vtable wait_for_vtable = {
    .future = {.head = CO__TELLING_LEAF("co_wait_for", struct wait_for, wait_for_drop),
               .poll = wait_for_poll},
    .tell = wait_for_tell,
};

struct co__future co_wait_for(struct co_condition *condition, struct co_mutex *mutex)
{
    struct wait_for *wait = co__leaf_new(struct wait_for);

    if (!wait)
        return (struct co__future){0};
    *wait = (struct wait_for){
        .wait = {.operation = &wait_operation, .object = condition},
        .lock = {.operation = &co__lock_operation, .object = mutex},
        .mutex = mutex,
    };
    return (struct co__future){.self = wait, .vtable = &wait_for_vtable.future};
}

void co_signal(struct co_condition *condition)
{
    struct co__wakes wakes;

    co__wakes_begin(&wakes);
    co__guard_lock(co__guard_of(condition));
    if (co__queue_of(condition)->co__first)
        co__waiters_grant(co__queue_of(condition), &wakes);
    co__guard_unlock(co__guard_of(condition));
    co__wakes_do(&wakes, co__guard_of(condition));
}

void co_signal_all(struct co_condition *condition)
{
    struct co__queue *queue = co__queue_of(condition);
    struct co__wakes wakes;

    co__wakes_begin(&wakes);
    co__guard_lock(co__guard_of(condition));
    while (queue->co__first) {
        ((struct co__waiting *)queue->co__first)->amount = 1;
        co__waiters_grant(queue, &wakes);
    }
    co__guard_unlock(co__guard_of(condition));
    co__wakes_do(&wakes, co__guard_of(condition));
}
