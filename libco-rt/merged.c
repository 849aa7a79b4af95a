/* co_merged: a stream of what several streams give, by arrival.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Each poll asks all of them, from the one on that follows who gave the latest item:
   nobody starves.  Each is in a strand of its own.  */

#include "dump.h"
#include "leaf.h"
#include "lent.h"

#include <cogen/iter/running.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

struct branch {
    struct co__stream stream; /* null: it has ended */
    struct co__strand strand;
};

struct merged {
    size_t count, next;
    struct co__scope *scope; /* that of all strands */
    struct branch branches[];
};

static size_t size_for(size_t count)
{
    return sizeof(struct merged) + count * sizeof(struct branch);
}

static void enter_scope(struct merged *merged, const struct co__lent *lent)
{
    struct co__scope *scope = co__lent_scope(lent);

    if (scope == merged->scope)
        return;
    for (size_t i = 0; i < merged->count; i++)
        co__strand_rebase(&merged->branches[i].strand, merged->scope, scope,
                          lent->cx ? lent->cx->task : NULL);
    merged->scope = scope;
}

static void end(struct merged *merged, struct branch *branch)
{
    co__drop(&branch->stream);
    co__lent_end(&branch->strand, merged->scope);
}

static enum co_poll merged_poll_next(void *self, struct co_context *cx, void *item)
{
    struct merged *merged = self;
    enum co_poll result = CO_DONE;
    CO__LENT lent = co__lent_of(cx);

    enter_scope(merged, &lent);
    for (size_t i = 0, at = merged->next; i < merged->count; i++, at++) {
        if (at >= merged->count)
            at = 0;

        struct branch *branch = &merged->branches[at];
        struct co__stream stream = branch->stream;
        if (!stream.vtable)
            continue;
        co__lent_to(&lent, &branch->strand);
        switch (stream.vtable->poll_next(stream.self, cx, item)) {
        case CO_READY:
            merged->next = at + 1;
            return CO_READY;
        case CO_DONE:
            end(merged, branch);
            break;
        default:
            result = CO_PENDING;
        }
    }
    return result;
}

static void merged_drop(void *self)
{
    struct merged *merged = self;

    for (size_t i = merged->count; i-- > 0;)
        end(merged, &merged->branches[i]);
    co_frame_free(merged, size_for(merged->count), alignof(struct merged));
}

static void merged_tell(const void *self, struct co__dump *dump)
{
    const struct merged *merged = self;
    struct co__dump below = *dump;

    below.indent += 4;
    for (size_t i = 0; i < merged->count && !dump->one; i++) {
        const struct co__stream *stream = &merged->branches[i].stream;

        if (!stream->vtable)
            continue;
        co__dump_line(dump, "waits in co_merged, for number %zu:", i + 1);
        co__dump_stream(&below, stream);
    }
}

static const struct co__telling_vtable merged_vtable = {
    .stream = {.head = CO__TELLING_LEAF("co_merged", struct merged, merged_drop),
               .poll_next = merged_poll_next},
    .tell = merged_tell,
};

void co__merged(void *stream, void *streams, size_t count)
{
    struct merged *merged = co_frame_alloc(size_for(count), alignof(struct merged));
    struct co__stream result = {0};

    if (merged) {
        merged->count = count;
        merged->next = 0;
        merged->scope = NULL;
        for (size_t i = 0; i < count; i++)
            merged->branches[i] =
                (struct branch){.stream = ((struct co__stream *)streams)[i]};
        memset(streams, 0, count * sizeof(struct co__stream));
        result = (struct co__stream){.self = merged, .vtable = &merged_vtable.stream};
    } else {
        co__drop_all(streams, count, sizeof(struct co__stream));
    }
    memcpy(stream, &result, sizeof result);
}
