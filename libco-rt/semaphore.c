/* struct co_semaphore.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Who wants many, and is first, is not overtaken by who wants few.  */

#include "sync.h"

#include <errno.h>

/* Gives what is left to who is first, while it is enough.  */
static void give(struct co_semaphore *semaphore, struct co__wakes *wakes)
{
    struct co__queue *queue = co__queue_of(semaphore);

    while (queue->co__first) {
        size_t wanted = ((struct co__waiting *)queue->co__first)->amount;

        if (semaphore->co__left < wanted)
            return;
        semaphore->co__left -= wanted;
        co__waiters_grant(queue, wakes);
    }
}

static bool try_take(struct co_semaphore *semaphore, size_t wanted)
{
    if (co__queue_of(semaphore)->co__first || semaphore->co__left < wanted)
        return false;
    semaphore->co__left -= wanted;
    return true;
}

static enum co__attempt attempt(struct co__waiting *waiting, bool granted, int *result,
                                struct co__wakes *wakes)
{
    struct co_semaphore *semaphore = waiting->object;

    (void)wakes;
    if (!granted && !try_take(semaphore, waiting->amount))
        return CO__NOT_NOW;
    *result = 0;
    return CO__DONE;
}

static void leave(struct co__waiting *waiting, bool granted, struct co__wakes *wakes)
{
    struct co_semaphore *semaphore = waiting->object;

    if (granted)
        semaphore->co__left += waiting->amount;
    give(semaphore, wakes);
}

static const struct co__operation operation = {
    .name = "co_acquire",
    .what = "semaphore",
    .queue = offsetof(struct co_semaphore, co__queue),
    .attempt = attempt,
    .leave = leave};

int co__acquire(struct co__place *place, struct co_context *cx,
                struct co_semaphore *semaphore, size_t n)
{
    return co__operate(place, cx, semaphore, &operation, .amount = n);
}

int co_try_acquire(struct co_semaphore *semaphore, size_t n)
{
    co__guard_lock(co__guard_of(semaphore));
    bool taken = try_take(semaphore, n);
    co__guard_unlock(co__guard_of(semaphore));
    return taken ? 0 : -EAGAIN;
}

void co_release(struct co_semaphore *semaphore, size_t n)
{
    struct co__wakes wakes;

    co__wakes_begin(&wakes);
    co__guard_lock(co__guard_of(semaphore));
    semaphore->co__left += n;
    give(semaphore, &wakes);
    co__guard_unlock(co__guard_of(semaphore));
    co__wakes_do(&wakes, co__guard_of(semaphore));
}
