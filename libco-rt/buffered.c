/* co_buffered, co_unordered: a stream of the results of futures, some of which run at once.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The futures are in a ring of slots, the oldest first.  A slot that is ready keeps its
   result until that is given: in order, when it is the oldest; by arrival, at once, and
   the oldest takes its place.  Each poll fills free slots from the source, and then asks
   every future that runs.  Each of them, and the source, is in a strand of its own.  If any
   number may run the ring grows, as long as there is memory.  */

#include "dump.h"
#include "leaf.h"
#include "lent.h"

#include <cogen/iter/running.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

struct slot {
    struct co__future future; /* null: its result is there */
    struct co__strand strand;
};

struct buffered {
    struct co__stream source; /* or an iterator; null: it has ended */
    bool source_is_stream;
    enum co__order order;
    size_t room, first, count; /* slots; of the oldest; in use */
    size_t size, align;        /* of a result */
    bool grows;
    struct slot *slots;
    char *results; /* behind them */
    size_t grown;  /* bytes at SLOTS, if these are not the first ones */
    size_t all;    /* bytes here, the first slots among them */
    struct co__scope *scope; /* that of all strands */
    struct co__strand strand; /* of the source */
    alignas(max_align_t) struct slot first_slots[];
};

/* The slots that there are room for at first, if any number may run.  */
enum { SLOTS = 8 };

static struct slot *slot_at(struct buffered *b, size_t i)
{
    i += b->first;
    return &b->slots[i < b->room ? i : i - b->room];
}

static void *result_of(struct buffered *b, const struct slot *slot)
{
    return b->results + (size_t)(slot - b->slots) * b->size;
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

/* Returns the bytes of COUNT slots with results of SIZE bytes, aligned to ALIGN; 0 if there
   are too many.  */
static size_t slots_size(size_t count, size_t size, size_t align)
{
    size_t most = alignof(max_align_t) - 1 + co__align_room(align);

    if (count > (PTRDIFF_MAX / 2 - most) / (sizeof(struct slot) + size))
        return 0;
    return count * (sizeof(struct slot) + size) + most;
}

/* Where the results of COUNT slots at SLOTS are.  */
static char *results_at(struct slot *slots, size_t count, size_t align)
{
    return co__aligned(slots + count,
                       align > alignof(max_align_t) ? align : alignof(max_align_t));
}

static void move_slot(struct slot *to, struct slot *from)
{
    to->future = from->future;
    co__strand_relocate(&to->strand, &from->strand);
    from->future = (struct co__future){0};
}

/* Makes room for more futures; false, and no more of that, without memory.  */
static bool grow(struct buffered *b)
{
    size_t bytes = slots_size(2 * b->room, b->size, b->align);
    struct slot *slots = bytes ? co_frame_alloc(bytes, alignof(max_align_t)) : NULL;

    b->grows = slots;
    if (!slots)
        return false;

    char *results = results_at(slots, 2 * b->room, b->align);
    for (size_t i = 0; i < b->count; i++) {
        struct slot *slot = slot_at(b, i);

        move_slot(&slots[i], slot);
        memcpy(results + i * b->size, result_of(b, slot), b->size);
    }
    if (b->grown)
        co_frame_free(b->slots, b->grown, alignof(max_align_t));
    b->slots = slots;
    b->results = results;
    b->grown = bytes;
    b->room *= 2;
    b->first = 0;
    return true;
}

static void end_source(struct buffered *b)
{
    co__drop(&b->source);
    co__lent_end(&b->strand, b->scope);
}

static void end_slot(struct buffered *b, struct slot *slot)
{
    co__drop(&slot->future);
    co__lent_end(&slot->strand, b->scope);
}

static void enter_scope(struct buffered *b, const struct co__lent *lent)
{
    struct co__scope *scope = co__lent_scope(lent);
    struct co__task *task = lent->cx ? lent->cx->task : NULL;

    if (scope == b->scope)
        return;
    co__strand_rebase(&b->strand, b->scope, scope, task);
    for (size_t i = 0; i < b->count; i++)
        co__strand_rebase(&slot_at(b, i)->strand, b->scope, scope, task);
    b->scope = scope;
}

/* Fills the free slots.  False if the source gives no more.  */
static bool fill(struct buffered *b, struct co_context *cx, struct co__lent *lent)
{
    co__lent_to(lent, &b->strand);
    while (b->count < b->room || (b->grows && grow(b))) {
        struct co__future future;

        switch (next_future(b, cx, &future)) {
        case CO_READY:
            if (!future.vtable)
                co__panic(b->order == CO__IN_ORDER ? "co_buffered" : "co_unordered",
                          CO__PANIC_NULL);
            *slot_at(b, b->count++) = (struct slot){future, {b->scope}};
            break;
        case CO_DONE:
            end_source(b);
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
        move_slot(slot, oldest);
        memcpy(result_of(b, slot), result_of(b, oldest), b->size);
    }
    b->first = b->first + 1 < b->room ? b->first + 1 : 0;
    b->count--;
    return CO_READY;
}

static enum co_poll buffered_poll_next(void *self, struct co_context *cx, void *item)
{
    struct buffered *b = self;
    CO__LENT lent = co__lent_of(cx);

    enter_scope(b, &lent);
    bool more = fill(b, cx, &lent);

    for (size_t i = 0; i < b->count; i++) {
        struct slot *slot = slot_at(b, i);
        struct co__future future = slot->future;

        co__lent_to(&lent, &slot->strand);
        if (future.vtable
            && future.vtable->poll(future.self, cx, result_of(b, slot)) == CO_READY)
            end_slot(b, slot);
        if (!slot->future.vtable && (i == 0 || b->order == CO__BY_ARRIVAL))
            return give(b, slot, item);
    }
    return b->count || more ? CO_PENDING : CO_DONE;
}

static void buffered_drop(void *self)
{
    struct buffered *b = self;

    while (b->count > 0)
        end_slot(b, slot_at(b, --b->count));
    end_source(b);
    if (b->grown)
        co_frame_free(b->slots, b->grown, alignof(max_align_t));
    co_frame_free(b, b->all, alignof(max_align_t));
}

static void buffered_tell(const void *self, struct co__dump *dump)
{
    const struct buffered *b = self;
    struct co__dump below = *dump;

    below.indent += 4;
    for (size_t i = 0; i < b->count && !dump->one; i++) {
        const struct slot *slot = &b->slots[(b->first + i) % b->room];

        if (!slot->future.vtable)
            continue;
        co__dump_line(dump, "waits in co_buffered, for number %zu:", i + 1);
        co__dump_future(&below, &slot->future);
    }
    if (b->count < b->room && b->source_is_stream)
        co__dump_stream(dump, &b->source);
}

static const struct co__telling_vtable buffered_vtable = {
    .stream = {.head = CO__TELLING_LEAF("co_buffered", struct buffered, buffered_drop),
               .poll_next = buffered_poll_next},
    .tell = buffered_tell,
};

/* Returns memory for COUNT slots with results of SIZE bytes, aligned to ALIGN, or for any
   number if COUNT is 0; null if there is none.  */
static struct buffered *buffered_new(size_t count, size_t size, size_t align)
{
    size_t room = count ? count : SLOTS;
    size_t bytes = slots_size(room, size, align);
    size_t head = offsetof(struct buffered, first_slots);
    struct buffered *b =
        bytes ? co_frame_alloc(head + bytes, alignof(max_align_t)) : NULL;

    if (b)
        *b = (struct buffered){.room = room,
                               .grows = !count,
                               .slots = b->first_slots,
                               .size = size,
                               .align = align,
                               .results = results_at(b->first_slots, room, align),
                               .all = head + bytes};
    return b;
}

void co__buffered(void *stream, void *source, bool source_is_stream, size_t count,
                  size_t size, size_t align, enum co__order order)
{
    struct buffered *b = buffered_new(count, size, align);
    struct co__stream result = {0};

    if (b) {
        memcpy(&b->source, source, sizeof b->source);
        memset(source, 0, sizeof b->source);
        b->source_is_stream = source_is_stream;
        b->order = order;
        result = (struct co__stream){.self = b, .vtable = &buffered_vtable.stream};
    } else {
        co__drop_all(source, 1, sizeof(struct co__stream));
    }
    memcpy(stream, &result, sizeof result);
}
