/* co_spawn: tasks outside of nurseries.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The handle and the executor both have the task.  A task that has ended stays until its
   handle is gone, with the result; a handle that is dropped drops the task.  */

#include "executor.h"
#include "leaf.h"

#include <string.h>

struct spawned {
    struct co__task task;    /* first */
    struct co_waker waiting; /* for the end */
    bool detached;           /* there is no handle */
    bool taken;              /* the result was given */
    bool alone;              /* the executor has ended before the task */
    size_t size;             /* of the result */
    _Alignas(max_align_t) char result[];
};

static void take_out(struct co__task *task)
{
    if (task->newer)
        task->newer->older = task->older;
    else
        task->executor->spawned = task->older;
    if (task->older)
        task->older->newer = task->newer;
}

void *co__spawned_result(struct co__task *task)
{
    return ((struct spawned *)task)->result;
}

/* The handle holds the task, which so keeps its memory.  */
void co__spawned_ended(struct co__task *task)
{
    struct spawned *spawned = (struct spawned *)task;

    take_out(task);
    if (!spawned->detached)
        co_waker_wake(&spawned->waiting);
}

void co__spawned_drop_all(struct co__executor *executor)
{
    while (executor->spawned) {
        struct spawned *spawned = (struct spawned *)executor->spawned;

        take_out(&spawned->task);
        spawned->alone = true;
        co__task_end(&spawned->task);
        if (!spawned->detached)
            co_waker_wake(&spawned->waiting);
        co__task_let_go(&spawned->task);
    }
}

static enum co_poll handle_poll(void *self, struct co_context *cx, void *result)
{
    struct spawned *spawned = self;

    if (spawned->taken)
        co__panic("co_spawn", CO__PANIC_FINISHED);
    if (spawned->alone)
        co_panic("co_spawn", "the task's executor has ended");
    if (!(spawned->task.state & CO__TASK_FINISHED)) {
        co__keep_waker(&spawned->waiting, cx);
        return CO_PENDING;
    }
    spawned->taken = true;
    if (spawned->size)
        memcpy(result, spawned->result, spawned->size);
    return CO_READY;
}

static void handle_drop(void *self)
{
    struct spawned *spawned = self;
    struct co_waker waiting = spawned->waiting;

    spawned->waiting = (struct co_waker){0};
    spawned->detached = true;
    if (!(spawned->task.state & CO__TASK_FINISHED)) {
        take_out(&spawned->task);
        co__task_end(&spawned->task);
        co__task_let_go(&spawned->task);
    }
    co__task_unhold(&spawned->task);
    co_waker_drop(&waiting);
}

static const struct co_future_vtable handle_vtable = {
    .head = CO__LEAF("co_spawn", struct spawned, handle_drop),
    .poll = handle_poll,
};

struct co__future co__spawn(void *object, size_t size)
{
    struct co__future future = co__take(object);
    struct co__executor *executor = co__executor_need();
    struct spawned *spawned;

    if (!executor)
        co_panic("co_spawn", "called outside of co_block_on");
    size_t whole = sizeof *spawned + size;
    spawned = future.vtable && whole >= size && whole <= UINT32_MAX
                  ? co_frame_alloc(whole, alignof(struct spawned))
                  : NULL;
    if (!spawned) {
        co__drop_future(future);
        return (struct co__future){0};
    }
    co__check_future(&future, "co_spawn");
    *spawned = (struct spawned){
        .task = {.future = future,
                 .executor = executor,
                 .older = executor->spawned,
                 .holders = 1, /* the handle */
                 .state = CO__TASK_SPAWNED,
                 .size = (unsigned)whole,
                 .align = (unsigned char)__builtin_ctz(alignof(struct spawned))},
        .size = size,
    };
    if (executor->spawned)
        executor->spawned->newer = &spawned->task;
    executor->spawned = &spawned->task;
    co__task_wake(&spawned->task);
    return (struct co__future){.self = spawned, .vtable = &handle_vtable};
}

void co__detach(void *object)
{
    struct co__future future = co__take(object);
    struct spawned *spawned = future.self;

    if (!future.vtable)
        co__panic("co_detach", CO__PANIC_NULL);
    if (future.vtable != &handle_vtable)
        co_panic("co_detach", "of a future that is no task");
    spawned->detached = true;
    co_waker_drop(&spawned->waiting);
    co__task_unhold(&spawned->task);
}
