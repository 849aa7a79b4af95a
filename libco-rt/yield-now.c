/* co_yield_now: lets the other tasks run once.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "executor.h"
#include "scope.h"

bool co__yields(struct co_context *cx)
{
    struct co__context *mine = co__context_of(cx);

    if (!mine)
        return false;
    if (co__is_cancelled(cx))
        return false;
    struct co__task *task = co__context_task(mine);
    if (task)
        co__task_wake(task);
    else
        co_waker_wake_by_ref(mine->foreign);
    return true;
}
