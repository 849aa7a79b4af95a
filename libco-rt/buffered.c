/* co_buffered, co_unordered: a stream of the results of futures, some of which run at once.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The futures are in a ring of slots, the oldest first.  A slot that is ready keeps its
   result until that is given: in order, when it is the oldest; by arrival, at once, and
   the oldest takes its place.  Each poll fills free slots from the source, and then asks
   every future that runs.  */

#include "object.h"

#include <cogen/iter/running.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

struct slot {
    struct co__future future; /* null: its result is there */
};

struct buffered {
    struct co__stream source; /* or an iterator; null: it has ended */
    bool source_is_stream;
    enum co__order order;
    size_t room, first, count; /* slots; of the oldest; in use */
    size_t size;               /* of a result */
    size_t results;            /* where they begin, in bytes from here */
    size_t all;                /* bytes */
    struct slot slots[];
};

static struct slot *slot_at(struct buffered *b, size_t i)
{
    i += b->first;
    return &b->slots[i < b->room ? i : i - b->room];
}

static void *result_of(struct buffered *b, const struct slot *slot)
{
    return (char *)b + b->results + (size_t)(slot - b->slots) * b->size;
}

/* Gets the next future into *FUTURE as CO_READY says; CO_PENDING: later, CO_DONE: there is
   none.  */
static enum co_poll next_future(struct buffered *b, struct co_context *cx,
                                struct co__future *future)
{
    const struct co_iterator_vtable *iterator = (const void *)b->source.vtable;

    if (!b->source.vtable)
        return CO_DONE;
    if (b->source_is_stream)
        return b->source.vtable->poll_next(b->source.self, cx, future);
    return iterator->next(b->source.self, future) ? CO_READY : CO_DONE;
}

/* Fills the free slots.  False if the source gives no more.  */
static bool fill(struct buffered *b, struct co_context *cx)
{
    while (b->count < b->room) {
        struct co__future future;

        switch (next_future(b, cx, &future)) {
        case CO_READY:
            if (!future.vtable)
                co__panic(b->order == CO__IN_ORDER ? "co_buffered" : "co_unordered",
                          CO__PANIC_NULL);
            slot_at(b, b->count++)->future = future;
            break;
        case CO_DONE:
            co__drop(&b->source);
            return false;
        default:
            return true;
        }
    }
    return true;
}

/* Gives the result in SLOT, which the oldest future replaces.  */
static enum co_poll give(struct buffered *b, struct slot *slot, void *item)
{
    struct slot *oldest = slot_at(b, 0);

    memcpy(item, result_of(b, slot), b->size);
    if (slot != oldest) {
        *slot = *oldest;
        memcpy(result_of(b, slot), result_of(b, oldest), b->size);
        oldest->future = (struct co__future){0};
    }
    b->first = b->first + 1 < b->room ? b->first + 1 : 0;
    b->count--;
    return CO_READY;
}

static enum co_poll buffered_poll_next(void *self, struct co_context *cx, void *item)
{
    struct buffered *b = self;
    bool more = fill(b, cx);

    for (size_t i = 0; i < b->count; i++) {
        struct slot *slot = slot_at(b, i);
        struct co__future *future = &slot->future;

        if (future->vtable
            && future->vtable->poll(future->self, cx, result_of(b, slot)) == CO_READY)
            co__drop(future);
        if (!future->vtable && (i == 0 || b->order == CO__BY_ARRIVAL))
            return give(b, slot, item);
    }
    return b->count || more ? CO_PENDING : CO_DONE;
}

static void buffered_drop(void *self)
{
    struct buffered *b = self;

    while (b->count > 0)
        co__drop(&slot_at(b, --b->count)->future);
    co__drop(&b->source);
    co_frame_free(b, b->all, alignof(max_align_t));
}

static const struct co_stream_vtable buffered_vtable = {
    .head =
        {
            .abi = CO_ABI_VERSION,
            .flags = CO_PINNED, /* what runs may know where its result goes */
            .size = sizeof(struct buffered),
            .align = alignof(max_align_t),
            .name = "co_buffered",
            .drop = buffered_drop,
        },
    .poll_next = buffered_poll_next,
};

/* Returns memory for COUNT slots with results of SIZE bytes, or null.  */
static struct buffered *buffered_new(size_t count, size_t size)
{
    size_t align = alignof(max_align_t);
    size_t slot = sizeof(struct slot) + size;

    if (count > (PTRDIFF_MAX - sizeof(struct buffered) - align) / slot)
        return NULL;

    size_t results = sizeof(struct buffered) + count * sizeof(struct slot);
    results = (results + align - 1) & ~(align - 1);
    size_t all = results + count * size;
    struct buffered *b = co_frame_alloc(all, align);
    if (b)
        *b = (struct buffered){
            .room = count, .size = size, .results = results, .all = all};
    return b;
}

void co__buffered(void *stream, void *source, bool source_is_stream, size_t count,
                  size_t size, enum co__order order)
{
    struct buffered *b = buffered_new(count, size);
    struct co__stream result = {0};

    if (b) {
        memcpy(&b->source, source, sizeof b->source);
        memset(source, 0, sizeof b->source);
        b->source_is_stream = source_is_stream;
        b->order = order;
        result = (struct co__stream){.self = b, .vtable = &buffered_vtable};
    } else {
        co__drop_all(source, 1, sizeof(struct co__stream));
    }
    memcpy(stream, &result, sizeof result);
}
