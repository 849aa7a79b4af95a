/* A channel, to what sends and receives.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Items are in a ring.  What is granted to who waits is a right: to one of the items, or to
   one free place; the item moves when that one is polled, and then the operation is over.
   So one that ends early before has sent nothing, or taken nothing, and its right goes on
   to the next.

   A rendezvous has one place, which is free only while somebody waits to receive: what was
   sent there was wanted.  If the receiver leaves, the next one gets it.  */

#ifndef CO_CHAN_H
#define CO_CHAN_H

#include "scope.h"
#include "waiters.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

struct co__chan {
    struct co__guard guard;
    _Atomic unsigned refs; /* users, and futures */
    bool closed;
    size_t size;     /* of an item */
    size_t capacity; /* 0: rendezvous; SIZE_MAX: unbounded */
    size_t room;     /* of the ring, in items */
    size_t first, count;
    size_t items_granted, places_granted;
    struct co__queue senders, receivers;
    char *ring;
};

/* Grants what there is.  */
void co__chan_grant(struct co__chan *chan, struct co__wakes *wakes);
/* Makes the ring larger.  False without memory.  */
bool co__chan_grow(struct co__chan *chan);
void co__chan_wake(struct co_waker waker);
/* The end of an operation.  */
void co__chan_end(struct co__waiting *waiting);

/* The short ways of operations call nothing, so they need no room on the stack: each hands over
   to one that does all, with GUARD unlocked, where something is not as usual.  */
void co__chan_unlock(struct co__chan *chan);
int co__chan_unlock_and_go_on(struct co__place *place, struct co_context *cx);
/* Unlocks, and wakes who waits for GUARD; returns RESULT.  */
int co__chan_wake_guard(struct co__chan *chan, int result);

/* Counts one user less.  */
void co__chan_unref(struct co__chan *chan);

static inline bool is_place_free(const struct co__chan *chan)
{
    size_t taken = chan->count + chan->places_granted;

    return taken < chan->capacity ||
           (chan->capacity == 0 && taken == 0 && chan->receivers.co__first);
}

static inline bool is_item_free(const struct co__chan *chan)
{
    return chan->count > chan->items_granted;
}

static inline bool does_anybody_wait(const struct co__chan *chan)
{
    return chan->receivers.co__first || chan->senders.co__first;
}

static inline void grant(struct co__chan *chan, struct co__wakes *wakes)
{
    if (does_anybody_wait(chan))
        co__chan_grant(chan, wakes);
}

/* Law: nobody waits for an item that is free, nor for a free place, but where more than
   struct co__wakes has room for wait in a channel that is closed.  So an operation has one
   right to grant at most, which is that to what it has just made free: an item that was sent,
   a place that is free since an item was received, or in a rendezvous since somebody
   waits.  */

static inline void grant_item_and_unlock(struct co__chan *chan)
{
    struct co_waker waker = {0};

    if (chan->receivers.co__first && is_item_free(chan)) {
        chan->items_granted++;
        waker = co__waiters_grant_first(&chan->receivers, chan->receivers.co__first);
    }
    co__guard_unlock(&chan->guard);
    if (waker.vtable)
        co__chan_wake(waker);
}

static inline void grant_place_and_unlock(struct co__chan *chan)
{
    struct co_waker waker = {0};

    if (chan->senders.co__first && (chan->closed || is_place_free(chan))) {
        chan->places_granted++;
        waker = co__waiters_grant_first(&chan->senders, chan->senders.co__first);
    }
    co__guard_unlock(&chan->guard);
    if (waker.vtable)
        co__chan_wake(waker);
}

static inline int unlocked_with(struct co__chan *chan, int result)
{
    return __builtin_expect(co__guard_leave(&chan->guard), 0) ? co__chan_wake_guard(chan, result)
                                                              : result;
}

static inline void *place(struct co__chan *chan, size_t i)
{
    size_t at = chan->first + i;

    return chan->ring + (at < chan->room ? at : at - chan->room) * chan->size;
}

/* Most items are of one of these sizes.  */
static inline void copy_item(void *to, const void *from, size_t size)
{
    if (size == sizeof(uint64_t))
        memcpy(to, from, sizeof(uint64_t));
    else if (size == sizeof(uint32_t))
        memcpy(to, from, sizeof(uint32_t));
    else
        memcpy(to, from, size);
}

/* The same of those that copy_simply copies.  */
static inline bool is_simple(const struct co__chan *chan)
{
    return chan->size == sizeof(uint32_t) || chan->size == sizeof(uint64_t);
}

static inline void copy_simply(void *to, const void *from, size_t size)
{
    if (size == sizeof(uint64_t))
        memcpy(to, from, sizeof(uint64_t));
    else
        memcpy(to, from, sizeof(uint32_t));
}

/* Puts ITEM in.  Returns 0 or -ENOMEM.  */
static inline int push(struct co__chan *chan, const void *item)
{
    if (chan->count == chan->room && !co__chan_grow(chan))
        return -ENOMEM;
    copy_item(place(chan, chan->count), item, chan->size);
    chan->count++;
    return 0;
}

static inline void pop(struct co__chan *chan, void *item)
{
    copy_item(item, place(chan, 0), chan->size);
    chan->first = chan->first + 1 == chan->room ? 0 : chan->first + 1;
    chan->count--;
}

#endif /* CO_CHAN_H */
