/* co_chan: making, holding, closing and freeing a channel.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "chan.h"

#include <stdlib.h>

void co__chan_grant(struct co__chan *chan, struct co__wakes *wakes)
{
    for (;;) {
        if (chan->receivers.co__first &&
            (is_item_free(chan) || (chan->closed && chan->count == 0))) {
            chan->items_granted++;
            co__waiters_grant(&chan->receivers, wakes);
        } else if (chan->senders.co__first && (chan->closed || is_place_free(chan))) {
            take_place(chan);
            chan->places_granted++;
            co__waiters_grant(&chan->senders, wakes);
        } else {
            return;
        }
    }
}

void co__chan_wake(struct co_waker waker)
{
    co_waker_wake(&waker);
}

void co__chan_unlock(struct co__chan *chan)
{
    co__guard_unlock(&chan->guard);
}

int co__chan_unlock_and_go_on(struct co__place *place, struct co_context *cx)
{
    co__chan_unlock(((struct co__waiting *)place)->object);
    return co__go_on(place, cx);
}

int co__chan_wake_guard(struct co__chan *chan, int result)
{
    co__guard_wake(&chan->guard);
    return result;
}

bool co__chan_grow(struct co__chan *chan)
{
    size_t room = chan->room ? 2 * chan->room : 16;
    char *ring =
        room < SIZE_MAX / (chan->size + 1) ? malloc(room * chan->size + 1) : NULL;

    if (!ring)
        return false;
    size_t behind = (size_t)(chan->end - chan->first);
    if (chan->count) { /* it is full: from the first one on, then those in front of it */
        memcpy(ring, chan->first, behind);
        memcpy(ring + behind, chan->ring, chan->room * chan->size - behind);
    }
    free(chan->ring);
    chan->ring = chan->first = ring;
    chan->next = ring + chan->count * chan->size;
    chan->end = ring + room * chan->size;
    chan->places += room - chan->room;
    chan->room = room;
    return true;
}

/* ---- Handles -------------------------------------------------------------- */

struct co__chan *co__chan_new(size_t size, size_t capacity)
{
    bool unbounded = capacity == SIZE_MAX;
    size_t room = unbounded ? 0 : capacity ? capacity : 1;
    struct co__chan *chan = malloc(sizeof *chan);

    if (!chan)
        return NULL;
    *chan = (struct co__chan){
        .refs = 1,
        .simple = is_simple(size) ? size : 0,
        .places = unbounded ? 0 : capacity,
        .size = size,
        .capacity = capacity,
        .room = room,
    };
    if (!unbounded) {
        chan->ring = room < SIZE_MAX / (size + 1) ? malloc(room * size + 1) : NULL;
        if (!chan->ring) {
            free(chan);
            return NULL;
        }
        chan->first = chan->next = chan->ring;
        chan->end = chan->ring + room * size;
    }
    return chan;
}

void co__chan_ref(struct co__chan *chan)
{
    atomic_fetch_add_explicit(&chan->refs, 1, memory_order_relaxed);
}

void co__chan_free(struct co__chan *chan)
{
    free(chan->ring);
    free(chan);
}

void co__chan_unref(struct co__chan *chan)
{
    if (chan && was_last_user(chan))
        co__chan_free(chan);
}

int co__chan_free_with(struct co__chan *chan, int result)
{
    co__chan_free(chan);
    return result;
}

int co__chan_wake_guard_and_unref(struct co__chan *chan, int result)
{
    co__guard_wake(&chan->guard);
    co__chan_unref(chan);
    return result;
}

int co__chan_wait_slowly(struct co__place *place, struct co_context *cx)
{
    struct co__chan *chan = ((struct co__waiting *)place)->object;

    co__chan_ref(chan);
    int result = co__wait_slowly((struct co__waiting *)place, cx);
    if (result != CO__WAITS)
        co__chan_unref(chan);
    return result;
}

static enum co_poll hold_poll(void *self, struct co_context *cx, void *result)
{
    (void)self, (void)cx, (void)result;
    return CO_PENDING;
}

static void hold_drop(void *self)
{
    struct co__chan *chan = self;

    if (__builtin_expect(was_last_user(chan), 0))
        co__chan_free(chan);
}

static const struct co_future_vtable hold_vtable = {
    .head =
        {
            .abi = CO_ABI_VERSION,
            .align = 1,
            .name = "co_chan",
            .drop = hold_drop,
        },
    .poll = hold_poll,
};

struct co__future co__hold(struct co__chan *chan)
{
    co__chan_ref(chan);
    return (struct co__future){.self = chan, .vtable = &hold_vtable};
}

void co__chan_end(struct co__waiting *waiting)
{
    co__chan_unref(waiting->object);
}

void co__close(struct co__chan *chan)
{
    struct co__wakes wakes;

    co__wakes_begin(&wakes);
    co__guard_lock(&chan->guard);
    chan->closed = true;
    chan->simple = 0;
    grant(chan, &wakes);
    co__guard_unlock(&chan->guard);
    co__wakes_do(&wakes, &chan->guard);
}
