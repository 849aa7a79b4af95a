/* The context of a poll under the runtime's own executor.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A struct co_context has a waker and nothing else, and so it stays: executors, and
   whoever polls by hand, make it of a waker.  What the runtime's executor wants to tell
   its own leaves stands behind it, and is found by the waker's vtable: the task, and the
   strand, by which scopes of cancellation travel.  A leaf that finds nothing there clones
   the waker, as ever.  */

#include "executor.h"
#include "scope.h"

static struct co_waker context_clone(void *data)
{
    struct co__context *cx = data;
    struct co__task *task = co__context_task(cx);

    return task ? co__task_waker(task) : co_waker_clone(cx->foreign);
}

static void context_wake_by_ref(void *data)
{
    struct co__context *cx = data;

    if (cx->task)
        co__task_wake(cx->task);
    else if (cx->foreign)
        co_waker_wake_by_ref(cx->foreign);
    else
        co__blocked_wake(cx);
}

static void context_drop(void *data)
{
    (void)data; /* borrowed */
}

const struct co_waker_vtable co__context_waker = {
    .clone = context_clone,
    .wake = context_wake_by_ref,
    .wake_by_ref = context_wake_by_ref,
    .drop = context_drop,
};

struct co__task *co__context_make_task(struct co__context *cx)
{
    if (!cx->foreign)
        co__blocked_start(cx);
    return cx->task;
}

void co__keep_waker(struct co_waker *kept, struct co_context *cx)
{
    struct co__context *mine = co__context_of(cx);
    struct co__task *task = mine ? co__context_task(mine) : NULL;
    struct co_waker old = *kept;

    if (task) {
        if (old.data == task && old.vtable == &co__task_waker_vtable)
            return;
        *kept = co__task_own_waker(task);
    } else {
        *kept = co_waker_clone(mine ? mine->foreign : cx->waker);
    }
    if (old.vtable)
        co_waker_drop(&old);
}

bool co_context_cancelled(const struct co_context *cx)
{
    return co__scope_cancelled_slowly(co__context_scope(cx));
}
