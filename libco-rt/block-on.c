/* co__block_on: runs a future to its end on the calling thread.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The waker in the context lives on this thread's stack, since it is borrowed
   and ends with the poll.  Only a clone may outlive it, so the first clone makes
   the executor, as a timer or a task does: a future that never waits costs no
   allocation.

   What unwinds out of a poll, or out of the wait when the thread is cancelled, drops
   the future, and ends the executor like its end does.  */

#include "executor.h"

_Thread_local struct co__executor *co__executor_here
    __attribute__((tls_model("initial-exec")));

/* One call of co__block_on.  This thread's alone.  */
struct blocked {
    struct co__context cx; /* first */
    struct co__future *future;
    void *result;
    struct co__executor *executor; /* null until it is needed */
    bool woken;                    /* by reference, before there was one */
};

static _Thread_local struct blocked *blocked_here
    __attribute__((tls_model("initial-exec")));

void co__blocked_wake(struct co__context *cx)
{
    ((struct blocked *)cx)->woken = true;
}

void co__blocked_start(struct co__context *cx)
{
    struct blocked *blocked = (struct blocked *)cx;
    struct co__executor *executor = co__executor_new(cx);

    executor->root.future = *blocked->future;
    executor->root.number = co__number_here;
    executor->result = blocked->result;
    blocked->executor = executor;
    co__executor_here = executor;
    cx->task = &executor->root;
    cx->plain = true;
    cx->strand = &executor->root.strand;
    if (blocked->woken)
        co__task_wake(&executor->root);
}

struct co__executor *co__executor_need(void)
{
    if (!co__executor_here && blocked_here)
        co__blocked_start(&blocked_here->cx);
    return co__executor_here;
}

bool co__blocks_here(void)
{
    return blocked_here || co__executor_here;
}

/* Ends what BLOCKED stands for.  */
static void end_blocked(struct blocked *blocked)
{
    struct co__future finished = *blocked->future;
    struct co__executor *executor = blocked->executor;

    *blocked->future = (struct co__future){0};
    if (executor)
        blocked->cx.task = &executor->root;
    if (executor)
        co__number_here = executor->root.number;
    finished.vtable->head.drop(finished.self);
    if (executor)
        co__executor_end(executor);
    co__executor_here = NULL;
    if (executor)
        co__task_let_go(&executor->root);
    blocked_here = NULL;
    co__number_here = 0;
}

/* Polls the root until it has ended or there is an executor.  Returns true if it has
   ended.  */
static bool run_alone(struct blocked *blocked)
{
    struct co__future future = *blocked->future;

    for (;;) {
        if (future.vtable->poll(future.self, &blocked->cx.context, blocked->result) ==
            CO_READY)
            return true;
        if (blocked->executor)
            return false;
        if (!blocked->woken)
            co_panic(future.vtable->head.name,
                     "waits in co_block_on, but nobody holds its waker");
        blocked->woken = false;
    }
}

void co__block_on(void *obj, void *result)
{
    struct co__future *future = obj;

    if (!future->vtable)
        co__panic("co_block_on", CO__PANIC_NULL);
    if (future->vtable->head.abi != CO_ABI_VERSION)
        co__panic_abi(&future->vtable->head);
    if (co__blocks_here())
        co_panic("co_block_on", "called inside of itself");

    struct blocked blocked __attribute__((cleanup(end_blocked))) = {
        .cx.context.waker = &blocked.cx.waker,
        .cx.waker = {.data = &blocked.cx, .vtable = &co__context_waker},
        .future = future,
        .result = result,
    };

    blocked_here = &blocked;
    co__number_here = co__number_new();
    if (!run_alone(&blocked))
        co__executor_run(blocked.executor);
}
