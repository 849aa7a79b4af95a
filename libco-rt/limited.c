/* co_start_limited: starts a task when few enough are left in its nursery.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Who waits is in the nursery's list, first come first served.  The one that is woken
   stays the first until it has started its task, or is dropped; then it wakes the next.  In
   a pool the nursery's guard has the list, and with it the wakers.  */

#include "leaf.h"
#include "nursery.h"

#include <errno.h>

struct limited {
    struct co__limited waiter; /* first */
    struct co__nursery *nursery;
    size_t limit;
    struct co__future future; /* null: started, or refused */
};

void co__limited_enter(struct co__limited *limited, struct co__nursery *nursery)
{
    limited->nursery = nursery;
    limited->next = NULL;
    limited->prev = nursery->last_limited;
    if (limited->prev)
        limited->prev->next = limited;
    else
        nursery->limited = limited;
    nursery->last_limited = limited;
}

void co__limited_leave(struct co__limited *limited)
{
    struct co__nursery *nursery = limited->nursery;

    if (!nursery)
        return;
    struct co_waker next = {0};
    co__nursery_lock(nursery);
    limited->nursery = NULL;
    if (limited->next)
        limited->next->prev = limited->prev;
    else
        nursery->last_limited = limited->prev;
    if (limited->prev) {
        limited->prev->next = limited->next;
    } else {
        nursery->limited = limited->next;
        if (nursery->limited)
            next = co__waker_taken(&nursery->limited->waker);
    }
    co__nursery_unlock(nursery);
    co_waker_wake(&next);
}

static int start(struct limited *limited)
{
    struct co__future future = limited->future;

    limited->future = (struct co__future){0};
    int error = co__nursery_start(limited->nursery, future);
    co__limited_leave(&limited->waiter);
    return error;
}

static bool may_start(const struct limited *limited)
{
    struct co__nursery *nursery = limited->nursery;
    bool is_first = !nursery->limited || nursery->limited == &limited->waiter;

    return (is_first && nursery->count < limited->limit) ||
           co__scope_cancelled(&nursery->scope);
}

/* The same in a pool, where LIMITED is in the list in any case.  If it may not start, CX's
   waker is kept.  */
static bool may_start_shared(struct limited *limited, struct co_context *cx)
{
    struct co__nursery *nursery = limited->nursery;
    struct co_waker waker = co_waker_clone(cx->waker), old = waker;

    co__nursery_lock(nursery);
    if (!limited->waiter.nursery)
        co__limited_enter(&limited->waiter, nursery);
    bool may = may_start(limited);
    if (!may) {
        old = limited->waiter.waker;
        limited->waiter.waker = waker;
    }
    co__nursery_unlock(nursery);
    co_waker_drop(&old);
    return may;
}

static enum co_poll limited_poll(void *self, struct co_context *cx, void *result)
{
    struct limited *limited = self;

    if (!limited->future.vtable)
        co__panic("co_start_limited", CO__PANIC_FINISHED);
    if (limited->waiter.left_alone || co__is_cancelled(cx)) {
        struct co__future future = limited->future;

        limited->future = (struct co__future){0};
        co__limited_leave(&limited->waiter);
        future.vtable->head.drop(future.self);
        *(int *)result = -ECANCELED;
        return CO_READY;
    }

    struct co__nursery *nursery = limited->nursery;
    if (nursery->scope.shared ? may_start_shared(limited, cx) : may_start(limited)) {
        *(int *)result = start(limited);
        return CO_READY;
    }
    if (nursery->scope.shared)
        return CO_PENDING;
    if (!limited->waiter.nursery)
        co__limited_enter(&limited->waiter, nursery);
    co__keep_waker(&limited->waiter.waker, cx);
    return CO_PENDING;
}

static void limited_drop(void *self)
{
    struct limited *limited = self;
    struct co__future future = limited->future;

    co__limited_leave(&limited->waiter);
    co_waker_drop(&limited->waiter.waker);
    co__leaf_free(limited, struct limited);
    if (future.vtable)
        future.vtable->head.drop(future.self);
}

static const struct co_future_vtable limited_vtable = {
    .head = CO__LEAF("co_start_limited", struct limited, limited_drop),
    .poll = limited_poll,
};

struct co__future co__start_limited(struct co_nursery *nursery, size_t limit,
                                    void *object)
{
    struct co__future *future = object, taken = *future;

    *future = (struct co__future){0};
    if (!taken.vtable)
        return taken;

    struct limited *limited = co__leaf_new(struct limited);
    if (!limited) {
        taken.vtable->head.drop(taken.self);
        return (struct co__future){0};
    }
    *limited = (struct limited){
        .nursery = (struct co__nursery *)nursery->co__data,
        .limit = limit,
        .future = taken,
    };
    return (struct co__future){.self = limited, .vtable = &limited_vtable};
}
