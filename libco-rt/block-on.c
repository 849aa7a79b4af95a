/* co__block_on: the executor of one future on the calling thread.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The waker in the context lives on this thread's stack, since it is borrowed
   and ends with the poll.  Only a clone may outlive it, so the first clone makes
   the parker: a future that never waits costs no allocation.

   What unwinds out of the poll, or out of the wait when the thread is cancelled, drops
   the future and gives up the parker like its end does.  */

#include "object.h"
#include "parker.h"

/* The data of the waker in the context.  This thread's alone.  */
struct blocked {
    struct co__future *future; /* that is run */
    struct co__parker *parker; /* null until the first clone */
    bool woken;                /* by reference, during the poll */
};

static struct co_waker borrowed_clone(void *data)
{
    struct blocked *blocked = data;

    if (!blocked->parker)
        blocked->parker = co__parker_new();
    return co__parker_waker(blocked->parker);
}

static void borrowed_wake(void *data)
{
    struct blocked *blocked = data;

    blocked->woken = true;
}

static void borrowed_drop(void *data)
{
    (void)data;
}

static const struct co_waker_vtable borrowed_vtable = {
    .clone = borrowed_clone,
    .wake = borrowed_wake,
    .wake_by_ref = borrowed_wake,
    .drop = borrowed_drop,
};

/* Sleeps until BLOCKED is woken; false if nobody can wake it.  */
static bool wait_for_wake(struct blocked *blocked)
{
    if (blocked->woken) {
        blocked->woken = false;
        return true;
    }
    return blocked->parker && co__parker_park(blocked->parker);
}

/* Ends what BLOCKED stands for.  */
static void end_blocked(struct blocked *blocked)
{
    struct co__future finished = *blocked->future;

    *blocked->future = (struct co__future){0};
    finished.vtable->head.drop(finished.self);
    if (blocked->parker)
        co__parker_release(blocked->parker);
}

void co__block_on(void *obj, void *result)
{
    struct co__future *future = obj;

    if (!future->vtable)
        co__panic("co_block_on", CO__PANIC_NULL);
    if (future->vtable->head.abi != CO_ABI_VERSION)
        co__panic_abi(&future->vtable->head);

    struct blocked blocked __attribute__((cleanup(end_blocked))) = {.future = future};
    struct co_waker waker = {.data = &blocked, .vtable = &borrowed_vtable};
    struct co_context cx = {.waker = &waker};

    while (future->vtable->poll(future->self, &cx, result) != CO_READY)
        if (!wait_for_wake(&blocked))
            co_panic(future->vtable->head.name,
                     "waits in co_block_on, but nobody holds its waker");
}
