/* co_spawn: tasks outside of nurseries.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The handle and the executor both have the task.  A task that has ended stays until its
   handle is gone, with the result; a handle that is dropped drops the task.

   In a pool the task ends on another thread than the handle's, so the pool's guard has the
   list, and what is in a struct spawned behind the task.  */

#include "dump.h"
#include "leaf.h"
#include "pool.h"
#include "turn.h"

#include <errno.h>
#include <string.h>

struct spawned {
    struct co__task task;    /* first */
    struct co_waker waiting; /* for the end */
    bool detached;           /* there is no handle */
    bool taken;              /* the result was given */
    bool alone;              /* the executor has ended before the task */
    bool out;                /* it is in no list: it has ended, or somebody drops it */
    bool ended;              /* the result is there */
    bool is_int;             /* the result */
    unsigned char align;     /* of the result: 1 << align */
    size_t size;             /* of the result */
    _Alignas(max_align_t) char result[];
};

static void lock(struct co__executor *executor)
{
    if (executor->pool)
        co__guard_lock(&executor->pool->spawned);
}

static void unlock(struct co__executor *executor)
{
    if (executor->pool)
        co__guard_unlock(&executor->pool->spawned);
}

static void add(struct spawned *spawned)
{
    struct co__executor *executor = spawned->task.executor;

    lock(executor);
    co__tasks_add(&executor->spawned, &spawned->task);
    unlock(executor);
}

static void take_out(struct co__task *task)
{
    ((struct spawned *)task)->out = true;
    co__tasks_take_out(&task->executor->spawned, task);
}

void *co__spawned_result(struct co__task *task)
{
    struct spawned *spawned = (struct spawned *)task;

    return co__aligned(spawned->result, (size_t)1 << spawned->align);
}

bool co__spawned_has_handle(const struct co__task *task)
{
    return !((const struct spawned *)task)->detached;
}

/* The handle holds the task, which so keeps its memory.  */
void co__spawned_ended(struct co__task *task)
{
    struct spawned *spawned = (struct spawned *)task;
    struct co_waker waiting = {0};

    lock(spawned->task.executor);
    if (!spawned->out) {
        take_out(task);
        spawned->ended = true;
        if (!spawned->detached)
            waiting = co__waker_taken(&spawned->waiting);
    }
    unlock(spawned->task.executor);
    co_waker_wake(&waiting);
}

/* Ends the task of SPAWNED, which has been taken out of the list.  */
static void end(struct spawned *spawned)
{
    if (spawned->task.executor->pool) {
        co__task_hold(&spawned->task);
        co__pool_end(&spawned->task);
        co__task_unhold(&spawned->task);
    } else {
        co__task_end(&spawned->task);
        co__task_let_go(&spawned->task);
    }
}

/* Takes the first out of EXECUTOR's list and returns it, held; null: there is none.  */
static struct spawned *take_first(struct co__executor *executor)
{
    lock(executor);
    struct spawned *spawned = (struct spawned *)executor->spawned;
    if (spawned) {
        co__task_hold(&spawned->task);
        take_out(&spawned->task);
        spawned->alone = true;
    }
    unlock(executor);
    return spawned;
}

void co__spawned_drop_all(struct co__executor *executor)
{
    struct spawned *spawned;

    while ((spawned = take_first(executor))) {
        struct co_waker waiting = {0};

        end(spawned);
        lock(executor);
        if (!spawned->detached)
            waiting = co__waker_taken(&spawned->waiting);
        unlock(executor);
        co_waker_wake(&waiting);
        co__task_unhold(&spawned->task);
    }
}

/* Returns true if the task has ended; else keeps CX's waker.  */
static bool has_ended(struct spawned *spawned, struct co_context *cx)
{
    if (!spawned->task.executor->pool) {
        if (spawned->task.state & CO__TASK_FINISHED)
            return true;
        co__keep_waker(&spawned->waiting, cx);
        return false;
    }

    struct co_waker waker = co_waker_clone(cx->waker), old = waker;
    lock(spawned->task.executor);
    bool ended = spawned->ended;
    if (!ended) {
        old = spawned->waiting;
        spawned->waiting = waker;
    }
    unlock(spawned->task.executor);
    co_waker_drop(&old);
    return ended;
}

static enum co_poll handle_poll(void *self, struct co_context *cx, void *result)
{
    struct spawned *spawned = self;

    if (spawned->taken)
        co__panic("co_spawn", CO__PANIC_FINISHED);
    if (spawned->alone)
        co_panic("co_spawn", "the task's executor has ended");
    if (spawned->is_int && co__is_cancelled(cx)) {
        spawned->taken = true;
        *(int *)result = -ECANCELED;
        return CO_READY;
    }
    if (!has_ended(spawned, cx))
        return CO_PENDING;
    spawned->taken = true;
    if (spawned->size)
        memcpy(result, co__spawned_result(&spawned->task), spawned->size);
    return CO_READY;
}

/* True if the handle is dropped by the end of its own task.  */
static bool is_ending(const struct spawned *spawned)
{
    return !spawned->task.executor->pool && spawned->task.state & CO__TASK_FINISHED;
}

static void handle_drop(void *self)
{
    struct spawned *spawned = self;

    lock(spawned->task.executor);
    struct co_waker waiting = co__waker_taken(&spawned->waiting);
    bool runs = !spawned->out && !is_ending(spawned);
    spawned->detached = true;
    if (runs)
        take_out(&spawned->task);
    unlock(spawned->task.executor);
    if (runs)
        end(spawned);
    co__task_unhold(&spawned->task);
    co_waker_drop(&waiting);
}

static void handle_tell(const void *self, struct co__dump *dump)
{
    co__dump_task(dump, "co_spawn", &((const struct spawned *)self)->task);
}

static const struct co__telling_vtable handle_vtable = {
    .future = {.head = CO__TELLING_LEAF("co_spawn", struct spawned, handle_drop),
               .poll = handle_poll},
    .tell = handle_tell,
};

struct co__future co__spawn(void *object, size_t size, size_t align, bool is_int)
{
    struct co__future future = co__take(object);
    struct co__executor *executor = co__executor_need();
    struct spawned *spawned;

    if (!executor)
        co_panic("co_spawn", "called outside of co_block_on");
    if (executor->pool)
        executor = &executor->pool->executor;
    size_t whole = sizeof *spawned + co__align_room(align) + size;
    spawned = future.vtable && whole >= size && whole <= CO__TASK_MOST
                  ? co_frame_alloc(co__task_size(whole), CO__TASK_ALIGN)
                  : NULL;
    if (!spawned) {
        co__drop_future(future);
        return (struct co__future){0};
    }
    co__check_future(&future, "co_spawn");
    *spawned = (struct spawned){
        .task = {.future = future,
                 .executor = executor,
                 .holders = 1, /* the handle */
                 .foreign = executor->pool ? CO__TURN_QUEUED : 0,
                 .state = executor->pool ? CO__TASK_SPAWNED | CO__TASK_POOLED
                                         : CO__TASK_SPAWNED,
                 .number = co__number_new(),
                 .units = (unsigned)(co__task_size(whole) / CO__TASK_ALIGN)},
        .is_int = is_int,
        .align = (unsigned char)__builtin_ctzll(align),
        .size = size,
    };
    add(spawned);
    if (executor->pool)
        co__pool_start(&spawned->task);
    else
        co__task_wake(&spawned->task);
    return (struct co__future){.self = spawned, .vtable = &handle_vtable.future};
}

void co__detach(void *object)
{
    struct co__future future = co__take(object);
    struct spawned *spawned = future.self;

    if (!future.vtable)
        co__panic("co_detach", CO__PANIC_NULL);
    if (future.vtable != &handle_vtable.future)
        co_panic("co_detach", "of a future that is no task");
    lock(spawned->task.executor);
    struct co_waker waiting = co__waker_taken(&spawned->waiting);
    spawned->detached = true;
    unlock(spawned->task.executor);
    co_waker_drop(&waiting);
    co__task_unhold(&spawned->task);
}
