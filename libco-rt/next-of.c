/* co_next_of: the next item of a stream that stays the caller's.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "dump.h"
#include "leaf.h"

#include <errno.h>

struct next_of {
    struct co__stream *stream; /* null: finished */
    void *item;
};

static enum co_poll next_poll(void *self, struct co_context *cx, void *result)
{
    struct next_of *next = self;
    int value = -ECANCELED;

    if (!next->stream)
        co__panic("co_next_of", CO__PANIC_FINISHED);
    if (!next->stream->vtable)
        co__panic("co_next_of", CO__PANIC_NULL);
    if (!co__is_cancelled(cx)) {
        enum co_poll poll =
            next->stream->vtable->poll_next(next->stream->self, cx, next->item);

        if (poll == CO_PENDING)
            return CO_PENDING;
        value = poll == CO_READY;
    }
    next->stream = NULL;
    *(int *)result = value;
    return CO_READY;
}

static void next_drop(void *self)
{
    struct next_of *next = self;

    co__leaf_free(next, struct next_of);
}

static void next_tell(const void *self, struct co__dump *dump)
{
    co__dump_stream(dump, ((const struct next_of *)self)->stream);
}

static const struct co__telling_vtable next_vtable = {
    .future = {.head = CO__TELLING_LEAF("co_next_of", struct next_of, next_drop),
               .poll = next_poll},
    .tell = next_tell,
};

struct co__future co__next_of(void *stream, void *item)
{
    struct next_of *next = co__leaf_new(struct next_of);

    if (!next)
        return (struct co__future){0};
    *next = (struct next_of){.stream = stream, .item = item};
    return (struct co__future){.self = next, .vtable = &next_vtable.future};
}
