/* co_each_timeout: a stream that ends when an item takes too long.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "clock-wait.h"
#include "clock.h"
#include "dump.h"
#include "leaf.h"

#include <cogen/iter/running.h>
#include <stdalign.h>
#include <string.h>

struct each_timeout {
    struct co__stream source; /* null: it has ended, or been too late */
    unsigned ms;
    uint64_t late_at;           /* 0: no item is awaited */
    struct co__clock_wait wait; /* for that */
    size_t size;
    char late[16]; /* the item for that, if there is one */
    bool has_late;
};

static void stop(struct each_timeout *each)
{
    co__clock_wait_end(&each->wait);
    each->late_at = 0;
}

static enum co_poll each_timeout_poll_next(void *self, struct co_context *cx, void *item)
{
    struct each_timeout *each = self;
    struct co__stream *source = &each->source;

    if (!source->vtable)
        return CO_DONE;

    enum co_poll got = source->vtable->poll_next(source->self, cx, item);
    if (got == CO_PENDING) {
        if (!each->late_at)
            each->late_at = co__clock_after(each->ms);
        if (!co__clock_wait(&each->wait, each->late_at, cx))
            return CO_PENDING;
    }
    stop(each);
    if (got == CO_READY)
        return CO_READY;
    co__drop(source);
    if (got == CO_DONE || !each->has_late)
        return CO_DONE;
    memcpy(item, each->late, each->size);
    return CO_READY;
}

static void each_timeout_drop(void *self)
{
    struct each_timeout *each = self;

    stop(each);
    co__drop(&each->source);
    co_frame_free(each, sizeof *each, alignof(struct each_timeout));
}

static void each_timeout_tell(const void *self, struct co__dump *dump)
{
    const struct each_timeout *each = self;

    co__dump_stream(dump, &each->source);
    if (each->late_at)
        co__dump_timer(dump, "co_each_timeout", each->late_at);
}

static const struct co__telling_vtable each_timeout_vtable = {
    .stream =
        {
            .head = CO__TELLING_LEAF("co_each_timeout", struct each_timeout,
                                     each_timeout_drop),
            .poll_next = each_timeout_poll_next,
        },
    .tell = each_timeout_tell,
};

void co__each_timeout(void *stream, void *source, unsigned ms, size_t size,
                      const void *late)
{
    struct each_timeout *each =
        co_frame_alloc(sizeof *each, alignof(struct each_timeout));
    struct co__stream result = {0};

    if (each) {
        *each = (struct each_timeout){.ms = ms, .size = size, .has_late = late};
        if (late)
            memcpy(each->late, late, size);
        memcpy(&each->source, source, sizeof each->source);
        memset(source, 0, sizeof each->source);
        result = (struct co__stream){.self = each, .vtable = &each_timeout_vtable.stream};
    } else {
        co__drop_all(source, 1, sizeof(struct co__stream));
    }
    memcpy(stream, &result, sizeof result);
}
