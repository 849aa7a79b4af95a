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
    _Atomic unsigned refs; /* users, operations that wait, futures and streams */
    size_t simple;         /* the size of an item that copy_simply copies; 0: another one, or
                              the channel is closed */
    size_t places;         /* of the ring, that are free and granted to nobody; 0 in a
                              rendezvous; anything once it is closed */
    size_t count;          /* of items */
    size_t items_granted, places_granted;
    char *first, *next;      /* the first item; where the next one goes */
    char *ring, *end;        /* of room items */
    struct co__queue senders, receivers;
    size_t size;     /* of an item */
    size_t capacity; /* 0: rendezvous; SIZE_MAX: unbounded */
    size_t room;
    bool closed;
};

/* Grants what there is.  */
void co__chan_grant(struct co__chan *chan, struct co__wakes *wakes);
/* Makes the ring larger.  False without memory.  */
bool co__chan_grow(struct co__chan *chan);
void co__chan_wake(struct co_waker waker);
/* The end of an operation.  */
void co__chan_end(struct co__waiting *waiting);
void co__chan_free(struct co__chan *chan);

/* The short ways of operations call nothing, so they need no room on the stack: each hands over
   to one that does all, with GUARD unlocked, where something is not as usual.  */
void co__chan_unlock(struct co__chan *chan);
int co__chan_unlock_and_go_on(struct co__place *place, struct co_context *cx);
/* Unlocks, and wakes who waits for GUARD; returns RESULT.  */
int co__chan_wake_guard(struct co__chan *chan, int result);
/* The same; and then counts one user less.  */
int co__chan_wake_guard_and_unref(struct co__chan *chan, int result);
/* Frees CHAN, returns RESULT.  */
int co__chan_free_with(struct co__chan *chan, int result);
/* Unlocks GUARD, and begins the operation in PLACE, which is not one of a task that runs
   here.  */
int co__chan_wait_slowly(struct co__place *place, struct co_context *cx);

/* Counts one user less.  */
void co__chan_unref(struct co__chan *chan);

static inline bool is_place_free(const struct co__chan *chan)
{
    return chan->places || chan->capacity == SIZE_MAX ||
           (chan->capacity == 0 && chan->count + chan->places_granted == 0 &&
            chan->receivers.co__first);
}

static inline bool is_item_free(const struct co__chan *chan)
{
    return chan->count > chan->items_granted;
}

/* One place more or less that is free, where that is not one of a rendezvous.  */
static inline void add_place(struct co__chan *chan)
{
    chan->places += chan->capacity != 0;
}

static inline void take_place(struct co__chan *chan)
{
    chan->places -= chan->places != 0;
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

/* Law: nobody waits for an item that is free, nor for a free place.  So an operation has one
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
        take_place(chan);
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

static inline bool was_last_user(struct co__chan *chan)
{
    return atomic_fetch_sub_explicit(&chan->refs, 1, memory_order_acq_rel) == 1;
}

/* The same of an operation that has waited, and is over.  */
static inline int unlocked_and_over_with(struct co__chan *chan, int result)
{
    if (__builtin_expect(co__guard_leave(&chan->guard), 0))
        return co__chan_wake_guard_and_unref(chan, result);
    return __builtin_expect(was_last_user(chan), 0) ? co__chan_free_with(chan, result) : result;
}

/* With the guard: enters an operation that has to wait, which then holds CHAN.  False if it is
   not one of a task that runs here, and still to begin.  */
static inline bool enter_chan(struct co__place *place, struct co_context *cx,
                              const struct co__operation *operation, struct co__queue *queue,
                              struct co__chan *chan, void *item)
{
    if (!co__enter_waiting(place, cx, operation, queue, chan, item))
        return false;
    atomic_fetch_add_explicit(&chan->refs, 1, memory_order_relaxed);
    return true;
}

/* ---- The ring ------------------------------------------------------------------ */

static inline char *next_place(const struct co__chan *chan, char *place, size_t size)
{
    return __builtin_expect(place + size == chan->end, 0) ? chan->ring : place + size;
}

/* Most items are of one of these sizes: with the guard, copies one of CHAN.  False, and nothing
   is done, if that is not as simple as usual.  */
static inline bool copy_simply(const struct co__chan *chan, void *to, const void *from)
{
    if (__builtin_expect(chan->simple == sizeof(uint32_t), 1))
        memcpy(to, from, sizeof(uint32_t));
    else if (chan->simple == sizeof(uint64_t))
        memcpy(to, from, sizeof(uint64_t));
    else
        return false;
    return true;
}

static inline bool is_simple(size_t size)
{
    return size == sizeof(uint32_t) || size == sizeof(uint64_t);
}

/* Puts ITEM in.  Returns 0 or -ENOMEM.  */
static inline int push(struct co__chan *chan, const void *item)
{
    if (chan->count == chan->room && !co__chan_grow(chan))
        return -ENOMEM;
    memcpy(chan->next, item, chan->size);
    chan->next = next_place(chan, chan->next, chan->size);
    chan->count++;
    take_place(chan);
    return 0;
}

static inline void pop(struct co__chan *chan, void *item)
{
    memcpy(item, chan->first, chan->size);
    chan->first = next_place(chan, chan->first, chan->size);
    chan->count--;
    add_place(chan);
}

#endif /* CO_CHAN_H */
