/* co_promise: from a callback to a future.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Held by who resolves and by who awaits, on two threads perhaps; the last frees it.  */

#include "executor.h"
#include "guard.h"
#include "leaf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct co__promise {
    struct co__guard guard;
    _Atomic unsigned refs;
    enum { OPEN, RESOLVED, BROKEN } state;
    bool is_int, taken;
    size_t size;
    struct co_waker waker;
    alignas(max_align_t) char value[];
};

struct co__promise *co__promise_new(size_t size, bool is_int)
{
    struct co__promise *promise = malloc(sizeof *promise + size);

    if (promise)
        *promise = (struct co__promise){.refs = 2, .is_int = is_int, .size = size};
    return promise;
}

static void unref(struct co__promise *promise)
{
    co__released(promise);
    if (atomic_fetch_sub_explicit(&promise->refs, 1, memory_order_acq_rel) != 1)
        return;
    co__acquired(promise);
    free(promise);
}

static void settle(struct co__promise *promise, int state, const void *value)
{
    co__guard_lock(&promise->guard);
    if (value)
        memcpy(promise->value, value, promise->size);
    promise->state = state;
    struct co_waker waker = promise->waker;
    promise->waker = (struct co_waker){0};
    co__guard_unlock(&promise->guard);
    co_waker_wake(&waker);
    unref(promise);
}

void co__resolve(struct co__promise *promise, const void *value)
{
    settle(promise, RESOLVED, value);
}

void co__promise_free(struct co__promise *promise)
{
    if (promise)
        settle(promise, BROKEN, NULL);
}

/* Puts WAKER in; returns the one that was there before, or WAKER if it is settled.  */
static struct co_waker put_waker(struct co__promise *promise, struct co_waker waker,
                                 int *state)
{
    struct co_waker old = waker;

    co__guard_lock(&promise->guard);
    *state = promise->state;
    if (*state == OPEN) {
        old = promise->waker;
        promise->waker = waker;
    }
    co__guard_unlock(&promise->guard);
    return old;
}

static enum co_poll promised_poll(void *self, struct co_context *cx, void *result)
{
    struct co__promise *promise = self;
    int state;

    if (promise->taken)
        co__panic("co_promised", CO__PANIC_FINISHED);
    if (promise->is_int && co__is_cancelled(cx)) {
        state = BROKEN;
    } else {
        struct co_waker old = put_waker(promise, co_waker_clone(cx->waker), &state);
        co_waker_drop(&old);
    }
    if (state == OPEN)
        return CO_PENDING;
    promise->taken = true;
    if (state == RESOLVED)
        memcpy(result, promise->value, promise->size);
    else if (promise->is_int)
        *(int *)result = -ECANCELED;
    else
        co_panic("co_promised", "the promise was freed unresolved");
    return CO_READY;
}

static void promised_drop(void *self)
{
    struct co__promise *promise = self;
    int state;
    struct co_waker old = put_waker(promise, (struct co_waker){0}, &state);

    co_waker_drop(&old);
    unref(promise);
}

static const struct co_future_vtable promised_vtable = {
    .head = CO__LEAF("co_promised", struct co__promise, promised_drop),
    .poll = promised_poll,
};

struct co__future co__promised(struct co__promise *promise)
{
    return promise ? (struct co__future){.self = promise, .vtable = &promised_vtable}
                   : (struct co__future){0};
}
