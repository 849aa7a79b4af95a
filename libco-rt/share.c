/* co_share: one future that many await.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The first to wait starts a task for it, so it goes on whoever of those that wait is
   dropped.  */

#include "dump.h"
#include "executor.h"
#include "scope.h"
#include "waiters.h"

#include <errno.h>
#include <string.h>

struct co__shared {
    struct co__guard guard; /* of the queue; all is on one thread, as a task is */
    unsigned refs;          /* handles and futures */
    bool ready;
    bool is_int; /* the result */
    unsigned align;
    size_t size;
    struct co__future future; /* until it is ready */
    struct co__future task;   /* that runs it */
    struct co__queue waiting;
    alignas(max_align_t) char value[];
};

/* How many bytes there are for one with a value of SIZE bytes, aligned to ALIGN.  */
static size_t size_for(size_t size, size_t align)
{
    return sizeof(struct co__shared) + co__align_room(align) + size;
}

static void *value_of(struct co__shared *shared)
{
    return co__aligned(shared->value, shared->align);
}

struct co__shared *co__share(void *object, size_t size, size_t align, bool is_int)
{
    struct co__future future = co__take(object);
    struct co__shared *shared =
        future.vtable
            ? co_frame_alloc(size_for(size, align), alignof(struct co__shared))
            : NULL;

    if (!shared) {
        co__drop_future(future);
        return NULL;
    }
    co__check_future(&future, "co_share");
    *shared = (struct co__shared){.refs = 1,
                                  .is_int = is_int,
                                  .align = (unsigned)align,
                                  .size = size,
                                  .future = future};
    return shared;
}

void co__shared_ref(struct co__shared *shared)
{
    shared->refs++;
}

void co__shared_unref(struct co__shared *shared)
{
    if (!shared || --shared->refs > 0)
        return;
    co__drop_future(co__take(&shared->task));
    co__drop_future(co__take(&shared->future));
    co_frame_free(shared, size_for(shared->size, shared->align),
                  alignof(struct co__shared));
}

/* ---- The task --------------------------------------------------------------- */

static enum co_poll run_poll(void *self, struct co_context *cx, void *result)
{
    struct co__shared *shared = self;
    struct co__wakes wakes;

    (void)result;
    if (shared->future.vtable->poll(shared->future.self, cx, value_of(shared)) !=
        CO_READY)
        return CO_PENDING;
    shared->refs++;
    shared->ready = true;
    co__drop_future(co__take(&shared->future));
    co__wakes_begin(&wakes);
    co__waiters_grant_all(&shared->waiting, &wakes);
    co__wakes_do(&wakes, &shared->guard);
    shared->refs--; /* somebody waits, or has a handle: else the task would be dropped */
    return CO_READY;
}

static void run_drop(void *self)
{
    (void)self;
}

static void run_tell(const void *self, struct co__dump *dump)
{
    co__dump_future(dump, &((const struct co__shared *)self)->future);
}

static const struct co__telling_vtable run_vtable = {
    .future = {.head = CO__TELLING_LEAF("co_share", struct co__shared, run_drop),
               .poll = run_poll},
    .tell = run_tell,
};

/* ---- Waiting ----------------------------------------------------------------- */

static enum co__attempt attempt(struct co__waiting *waiting, bool granted, int *result,
                                struct co__wakes *wakes)
{
    struct co__shared *shared = waiting->object;

    (void)granted, (void)wakes;
    *result = 0;
    return shared->ready ? CO__DONE : CO__NOT_NOW;
}

static const struct co__operation operation = {.name = "co_shared_wait",
                                               .queue = offsetof(struct co__shared, waiting),
                                               .attempt = attempt};

static enum co_poll wait_poll(void *self, struct co_context *cx, void *result)
{
    struct co__waiting *waiting = self;
    struct co__shared *shared = waiting->object;
    int ignored;

    if (shared->is_int && !waiting->waiter.over && co__is_cancelled(cx)) {
        co__waiting_end(waiting);
        *(int *)result = -ECANCELED;
        return CO_READY;
    }
    struct co__context *mine = co__context_of(cx);
    if (mine && co__context_task(mine) && mine->task->executor->pool)
        co_panic("co_shared_wait", "awaited in a pool: what is shared is one thread's");
    if (!shared->ready && !shared->task.vtable) {
        struct co__future run = {.self = shared, .vtable = &run_vtable.future};

        shared->task = co__spawn(&run, 0, 1, false);
        if (!shared->task.vtable)
            co__panic("co_shared_wait", CO__PANIC_NO_MEMORY);
    }
    if (co__waiting_step(waiting, cx, &ignored) == CO__NOT_NOW)
        return CO_PENDING;
    if (shared->size)
        memcpy(result, value_of(shared), shared->size);
    return CO_READY;
}

static void wait_drop(void *self)
{
    struct co__waiting *waiting = self;
    struct co__shared *shared = waiting->object;

    co__waiting_end(waiting);
    co__leaf_free(waiting, struct co__waiting);
    co__shared_unref(shared);
}

static void wait_tell(const void *self, struct co__dump *dump)
{
    const struct co__shared *shared = ((const struct co__waiting *)self)->object;

    co__dump_task(dump, "co_shared_wait", shared->task.self);
}

static const struct co__telling_vtable wait_vtable = {
    .future = {.head = CO__TELLING_LEAF("co_shared_wait", struct co__waiting, wait_drop),
               .poll = wait_poll},
    .tell = wait_tell,
};

struct co__future co__shared_wait(struct co__shared *shared)
{
    struct co__waiting *waiting = co__leaf_new(struct co__waiting);

    if (!waiting)
        return (struct co__future){0};
    shared->refs++;
    *waiting = (struct co__waiting){.operation = &operation, .object = shared};
    return (struct co__future){.self = waiting, .vtable = &wait_vtable.future};
}
