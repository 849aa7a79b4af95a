/* co_yield_now: lets the other tasks run once.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A body calls this as the last thing before it suspends (gcc-plugin/split/rewrite.cc), so the
   call is a jump, and nothing has to be saved for it.  */

#include "executor.h"

/* The same as co__yields, in any case.  */
static __attribute__((noinline)) int yields_slowly(const struct co_context *cx)
{
    co_waker_wake_by_ref(cx->waker);
    return CO_PENDING;
}

int co__yields(struct co_context *cx)
{
    struct co__context *mine = co__context_of(cx);
    struct co__task *task = mine ? mine->task : NULL;

    if (__builtin_expect(!task || task->state & CO__TASK_MARKED, 0))
        return yields_slowly(cx);
    co__task_enqueue(task);
    return CO_PENDING;
}
