/* co_yield_now: lets the other tasks run once.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "executor.h"
#include "scope.h"

bool co__yields(struct co_context *cx)
{
    struct co__context *mine = co__context_of(cx);

    if (!mine || co__cancelled(cx))
        return false;
    if (co__context_task(mine))
        co__task_wake(mine->task);
    else
        co_waker_wake_by_ref(mine->foreign);
    return true;
}
