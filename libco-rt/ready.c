/* co_ready and co_never.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "leaf.h"

#include <errno.h>
#include <string.h>

struct ready {
    size_t size;
    bool finished;
    alignas(max_align_t) char value[];
};

static enum co_poll ready_poll(void *self, struct co_context *cx, void *result)
{
    struct ready *ready = self;

    (void)cx;
    if (ready->finished)
        co__panic("co_ready", CO__PANIC_FINISHED);
    ready->finished = true;
    memcpy(result, ready->value, ready->size);
    return CO_READY;
}

static void ready_drop(void *self)
{
    struct ready *ready = self;

    co_frame_free(ready, sizeof *ready + ready->size, alignof(struct ready));
}

static const struct co_future_vtable ready_vtable = {
    .head = CO__LEAF("co_ready", struct ready, ready_drop),
    .poll = ready_poll,
};

struct co__future co__ready(const void *value, size_t size)
{
    struct ready *ready = co_frame_alloc(sizeof *ready + size, alignof(struct ready));

    if (!ready)
        return (struct co__future){0};
    *ready = (struct ready){.size = size};
    memcpy(ready->value, value, size);
    return (struct co__future){.self = ready, .vtable = &ready_vtable};
}

static enum co_poll never_poll(void *self, struct co_context *cx, void *result)
{
    (void)self, (void)cx, (void)result;
    return CO_PENDING;
}

/* A request wakes the task, so there is no need to keep a waker.  */
static enum co_poll never_int_poll(void *self, struct co_context *cx, void *result)
{
    (void)self;
    if (!co__is_cancelled(cx))
        return CO_PENDING;
    *(int *)result = -ECANCELED;
    return CO_READY;
}

static void never_drop(void *self)
{
    (void)self;
}

static const struct co_future_vtable never_vtable =
                                         {
                                             .head = {.abi = CO_ABI_VERSION,
                                                      .align = 1,
                                                      .name = "co_never",
                                                      .drop = never_drop},
                                             .poll = never_poll,
},
                                     never_int_vtable = {
                                         .head = {.abi = CO_ABI_VERSION,
                                                  .align = 1,
                                                  .name = "co_never",
                                                  .drop = never_drop},
                                         .poll = never_int_poll,
};

struct co__future co__never(bool is_int)
{
    return (struct co__future){.vtable = is_int ? &never_int_vtable : &never_vtable};
}
