/* co_yield_now: lets the other tasks run once.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Without state of its own, and so without memory: in one strand there is one at a time,
   and the strand knows whether it has yielded.  */

#include "executor.h"
#include "leaf.h"
#include "scope.h"

static enum co_poll yield_poll(void *self, struct co_context *cx, void *result)
{
    struct co__context *mine = co__context_of(cx);

    (void)self, (void)result;
    if (!mine)
        return CO_READY;
    co__context_task(mine);
    if (!mine->yielded || *mine->yielded || co__cancelled(cx)) {
        if (mine->yielded)
            *mine->yielded = false;
        return CO_READY;
    }
    *mine->yielded = true;
    if (mine->task)
        co__task_wake(mine->task);
    else
        co_waker_wake_by_ref(mine->foreign);
    return CO_PENDING;
}

static void yield_drop(void *self)
{
    (void)self;
}

static const struct co_future_vtable yield_vtable = {
    .head = {.abi = CO_ABI_VERSION,
             .align = 1,
             .name = "co_yield_now",
             .drop = yield_drop},
    .poll = yield_poll,
};

struct co__future co_yield_now(void)
{
    return (struct co__future){.self = NULL, .vtable = &yield_vtable};
}
