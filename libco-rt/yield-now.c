/* co_yield_now: lets the other tasks run once.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "executor.h"
#include "scope.h"

/* The same as co__yields, in any case.  */
static __attribute__((noinline)) bool yields_slowly(struct co_context *cx)
{
    struct co__context *mine = co__context_of(cx);

    if (!mine || co__is_cancelled(cx))
        return false;
    struct co__task *task = co__context_task(mine);
    if (task)
        co__task_wake(task);
    else
        co_waker_wake_by_ref(mine->foreign);
    return true;
}

bool co__yields(struct co_context *cx)
{
    struct co__context *mine = co__context_of(cx);
    struct co__task *task = mine ? mine->task : NULL;

    if (__builtin_expect(!task || !co__usual(), 0))
        return yields_slowly(cx);
    if (!(task->state & CO__TASK_MARKED))
        co__task_enqueue(task);
    else if (task->state & (CO__TASK_FINISHED | CO__TASK_POOLED))
        return yields_slowly(cx); /* else it is woken already, as by another branch of a join */
    return true;
}
