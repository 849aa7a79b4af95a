/* struct co_rwlock: many readers, or one writer.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   One queue for both, in the order in which they came: a reader that comes after a writer
   waits for it, so neither starves.  amount is 1 for a writer.  */

#include "sync.h"

#include <errno.h>

static bool may_have(const struct co_rwlock *lock, bool write)
{
    return write ? lock->co__held == 0 : lock->co__held >= 0;
}

/* Lets in the task NUMBER.  */
static void take(struct co_rwlock *lock, bool write, unsigned number)
{
    if (write)
        lock->co__held = -1;
    else
        lock->co__held++;
    __atomic_store_n(&lock->co__owner, write ? number : 0, __ATOMIC_RELAXED);
}

/* Lets in who is first, while that may be.  */
static void let_in(struct co_rwlock *lock, struct co__wakes *wakes)
{
    struct co__queue *queue = co__queue_of(lock);

    while (queue->co__first) {
        bool write = ((struct co__waiting *)queue->co__first)->amount;

        if (!may_have(lock, write))
            return;
        take(lock, write, co__waiter_number(queue->co__first));
        co__waiters_grant(queue, wakes);
    }
}

static void release(struct co_rwlock *lock, bool write, struct co__wakes *wakes)
{
    lock->co__held = write ? 0 : lock->co__held - 1;
    let_in(lock, wakes);
}

static enum co__attempt attempt(struct co__waiting *waiting, bool granted, int *result,
                                struct co__wakes *wakes)
{
    struct co_rwlock *lock = waiting->object;

    (void)wakes;
    if (!granted) {
        if (co__queue_of(lock)->co__first || !may_have(lock, waiting->amount))
            return CO__NOT_NOW;
        take(lock, waiting->amount, co__number_here);
    }
    *result = 0;
    return CO__DONE;
}

static void leave(struct co__waiting *waiting, bool granted, struct co__wakes *wakes)
{
    if (granted)
        release(waiting->object, waiting->amount, wakes);
    else
        let_in(waiting->object, wakes);
}

/* That is a writer.  */
static unsigned owner(const void *object)
{
    const struct co_rwlock *lock = object;

    return __atomic_load_n(&lock->co__owner, __ATOMIC_RELAXED);
}

static const struct co__operation operation[2] = {
    {.name = "co_lock_read",
     .what = "read-write lock",
     .queue = offsetof(struct co_rwlock, co__queue),
     .owner = owner,
     .attempt = attempt,
     .leave = leave},
    {.name = "co_lock_write",
     .what = "read-write lock",
     .queue = offsetof(struct co_rwlock, co__queue),
     .owner = owner,
     .attempt = attempt,
     .leave = leave},
};

int co__lock_rw(struct co__place *place, struct co_context *cx, struct co_rwlock *lock,
                bool write)
{
    return co__operate(place, cx, lock, &operation[write], .amount = write);
}

static void unlock(struct co_rwlock *lock, bool write)
{
    struct co__wakes wakes;

    co__wakes_begin(&wakes);
    co__guard_lock(co__guard_of(lock));
    bool held = write ? lock->co__held == -1 : lock->co__held > 0;
    if (held)
        release(lock, write, &wakes);
    co__guard_unlock(co__guard_of(lock));
    if (!held)
        co_panic("co_unlock", "of what is not locked");
    co__wakes_do(&wakes, co__guard_of(lock));
}

void co_unlock_read(struct co_rwlock *lock)
{
    unlock(lock, false);
}

void co_unlock_write(struct co_rwlock *lock)
{
    unlock(lock, true);
}
