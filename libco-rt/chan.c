/* co_chan: a channel.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Items are in a ring.  What is granted to who waits is a right: to one of the items, or to
   one free place; the item moves when that one is polled, and then the operation is over.
   So one that ends early before has sent nothing, or taken nothing, and its right goes on
   to the next.

   A rendezvous has one place, which is free only while somebody waits to receive: what was
   sent there was wanted.  If the receiver leaves, the next one gets it.  */

#include "scope.h"
#include "waiters.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
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

static bool is_place_free(const struct co__chan *chan)
{
    size_t taken = chan->count + chan->places_granted;

    return taken < chan->capacity ||
           (chan->capacity == 0 && taken == 0 && chan->receivers.co__first);
}

static bool is_item_free(const struct co__chan *chan)
{
    return chan->count > chan->items_granted;
}

/* Grants what there is.  */
static void grant_some(struct co__chan *chan, struct co__wakes *wakes)
{
    while (co__wakes_left(wakes)) {
        if (chan->receivers.co__first &&
            (is_item_free(chan) || (chan->closed && chan->count == 0))) {
            chan->items_granted++;
            co__waiters_grant(&chan->receivers, wakes);
        } else if (chan->senders.co__first && (chan->closed || is_place_free(chan))) {
            chan->places_granted++;
            co__waiters_grant(&chan->senders, wakes);
        } else {
            return;
        }
    }
}

static inline bool does_anybody_wait(const struct co__chan *chan)
{
    return chan->receivers.co__first || chan->senders.co__first;
}

static inline void grant(struct co__chan *chan, struct co__wakes *wakes)
{
    if (does_anybody_wait(chan))
        grant_some(chan, wakes);
}

static __attribute__((noinline)) void wake(struct co_waker waker)
{
    co_waker_wake(&waker);
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
        wake(waker);
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
        wake(waker);
}

/* The short ways below call nothing, so they need no room on the stack: each hands over to one
   that does all, with GUARD unlocked, where something is not as usual.  */
static __attribute__((noinline)) void unlock(struct co__chan *chan)
{
    co__guard_unlock(&chan->guard);
}

/* Unlocks, and returns RESULT.  */
static __attribute__((noinline)) int wake_guard(struct co__chan *chan, int result)
{
    co__guard_wake(&chan->guard);
    return result;
}

static inline int unlocked_with(struct co__chan *chan, int result)
{
    return __builtin_expect(co__guard_leave(&chan->guard), 0) ? wake_guard(chan, result)
                                                              : result;
}

static void *place(struct co__chan *chan, size_t i)
{
    size_t at = chan->first + i;

    return chan->ring + (at < chan->room ? at : at - chan->room) * chan->size;
}

/* Makes the ring larger.  False without memory.  */
static bool grow(struct co__chan *chan)
{
    size_t room = chan->room ? 2 * chan->room : 16;
    char *ring =
        room < SIZE_MAX / (chan->size + 1) ? malloc(room * chan->size + 1) : NULL;

    if (!ring)
        return false;
    for (size_t i = 0; i < chan->count; i++)
        memcpy(ring + i * chan->size, place(chan, i), chan->size);
    free(chan->ring);
    chan->ring = ring;
    chan->room = room;
    chan->first = 0;
    return true;
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
    if (chan->count == chan->room && !grow(chan))
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

/* ---- Handles -------------------------------------------------------------- */

struct co__chan *co__chan_new(size_t size, size_t capacity)
{
    bool unbounded = capacity == SIZE_MAX;
    size_t room = unbounded ? 0 : capacity ? capacity : 1;
    struct co__chan *chan = malloc(sizeof *chan);

    if (!chan)
        return NULL;
    *chan =
        (struct co__chan){.refs = 1, .size = size, .capacity = capacity, .room = room};
    if (!unbounded) {
        chan->ring = room < SIZE_MAX / (size + 1) ? malloc(room * size + 1) : NULL;
        if (!chan->ring) {
            free(chan);
            return NULL;
        }
    }
    return chan;
}

void co__chan_ref(struct co__chan *chan)
{
    atomic_fetch_add_explicit(&chan->refs, 1, memory_order_relaxed);
}

void co__chan_unref(struct co__chan *chan)
{
    if (!chan || atomic_fetch_sub_explicit(&chan->refs, 1, memory_order_acq_rel) != 1)
        return;
    free(chan->ring);
    free(chan);
}

static enum co_poll hold_poll(void *self, struct co_context *cx, void *result)
{
    (void)self, (void)cx, (void)result;
    return CO_PENDING;
}

static __attribute__((noinline)) void free_chan(struct co__chan *chan)
{
    free(chan->ring);
    free(chan);
}

static void hold_drop(void *self)
{
    struct co__chan *chan = self;

    if (__builtin_expect(
            atomic_fetch_sub_explicit(&chan->refs, 1, memory_order_acq_rel) == 1, 0))
        free_chan(chan);
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

static void end(struct co__waiting *waiting)
{
    co__chan_unref(waiting->object);
}

void co__close(struct co__chan *chan)
{
    struct co__wakes wakes;

    wakes.count = 0;
    co__guard_lock(&chan->guard);
    chan->closed = true;
    grant(chan, &wakes);
    co__guard_unlock(&chan->guard);
    co__wakes_do(&wakes);
}

/* ---- Sending -------------------------------------------------------------- */

static enum co__attempt send_attempt(struct co__waiting *waiting, bool granted,
                                     int *result, struct co__wakes *wakes)
{
    struct co__chan *chan = waiting->object;

    chan->places_granted -= granted;
    if (chan->closed) {
        grant(chan, wakes);
        *result = -EPIPE;
        return CO__DONE;
    }
    if ((!granted && chan->senders.co__first) || !is_place_free(chan))
        return CO__NOT_NOW;
    *result = push(chan, waiting->data);
    grant(chan, wakes);
    return CO__DONE;
}

static void send_leave(struct co__waiting *waiting, bool granted, struct co__wakes *wakes)
{
    struct co__chan *chan = waiting->object;

    chan->places_granted -= granted;
    grant(chan, wakes);
}

static const struct co__operation send_operation = {
    .name = "co_send",
    .what = "channel",
    .attempt = send_attempt,
    .leave = send_leave,
    .end = end,
};

/* With the guard: sends ITEM if that can be at once; else -EAGAIN.  */
static inline int send_now(struct co__chan *chan, const void *item,
                           struct co__wakes *wakes)
{
    if (chan->closed)
        return -EPIPE;
    if (chan->senders.co__first || !is_place_free(chan))
        return -EAGAIN;

    int error = push(chan, item);
    grant(chan, wakes);
    return error;
}

static __attribute__((noinline)) int send_slowly(struct co__place *place,
                                                 struct co_context *cx,
                                                 struct co__chan *chan, const void *item)
{
    if (co__is_cancelled(cx))
        return -ECANCELED;
    co__guard_lock(&chan->guard);
    if (chan->closed) {
        co__guard_unlock(&chan->guard);
        return -EPIPE;
    }
    if (!chan->senders.co__first && is_place_free(chan)) {
        int error = push(chan, item);

        grant_item_and_unlock(chan);
        return error;
    }
    if (!co__enter_waiting(place, cx, &send_operation, &chan->guard, &chan->senders, chan,
                           (void *)item))
        return co__wait_slowly((struct co__waiting *)place, cx);
    co__guard_unlock(&chan->guard);
    return CO__WAITS;
}

static __attribute__((noinline)) int unlock_and_send(struct co__place *place,
                                                     struct co_context *cx,
                                                     struct co__chan *chan,
                                                     const void *item)
{
    unlock(chan);
    return send_slowly(place, cx, chan, item);
}

static __attribute__((noinline)) int unlock_and_go_on(struct co__place *place,
                                                      struct co_context *cx)
{
    unlock(((struct co__waiting *)place)->object);
    return co__go_on(place, cx);
}

/* With the guard: puts ITEM, for which there is a place, into CHAN, and grants it.  False, and
   nothing is done, if that is not as simple as usual.  */
static inline bool push_simply(struct co__chan *chan, const void *item)
{
    struct co__waiter *receiver = chan->receivers.co__first;
    struct co__task *task = NULL;

    if (chan->count == chan->room || !is_simple(chan))
        return false;
    if (receiver && chan->count == chan->items_granted) {
        task = co__waiter_task_here(receiver);
        if (!task)
            return false;
        chan->items_granted++;
        co__waiters_grant_task(&chan->receivers, receiver, task);
    }
    copy_simply(place(chan, chan->count), item, chan->size);
    chan->count++;
    return true;
}

int co__sends(struct co__place *place, struct co_context *cx, struct co__chan *chan,
              const void *item)
{
    if (!co__usual() || !co__guard_try(&chan->guard))
        return send_slowly(place, cx, chan, item);
    if (chan->closed)
        return unlock_and_send(place, cx, chan, item);
    if (!chan->senders.co__first && is_place_free(chan))
        return push_simply(chan, item) ? unlocked_with(chan, 0)
                                       : unlock_and_send(place, cx, chan, item);
    if (!co__enter_waiting(place, cx, &send_operation, &chan->guard, &chan->senders, chan,
                           (void *)item))
        return co__wait_slowly((struct co__waiting *)place, cx);
    return unlocked_with(chan, CO__WAITS);
}

int co__sends_on(struct co__place *place, struct co_context *cx)
{
    struct co__waiting *waiting = (struct co__waiting *)place;
    struct co__chan *chan = waiting->object;

    if (!co__usual() || !co__guard_try(&chan->guard))
        return co__go_on(place, cx);
    if (waiting->waiter.state == CO__WAITER_GRANTED && !chan->closed) {
        chan->places_granted--;
        if (is_place_free(chan) && push_simply(chan, waiting->data))
            return unlocked_with(chan, 0);
        chan->places_granted++; /* such as where the receiver of a rendezvous has left */
    }
    return unlock_and_go_on(place, cx);
}

/* Of an item that is larger than a struct co__item.  */
struct co__future co__send(struct co__chan *chan, const void *item)
{
    co__chan_ref(chan);

    struct co__future future = co__operation_new((struct co__waiting){
        .operation = &send_operation,
        .guard = &chan->guard,
        .queue = &chan->senders,
        .object = chan,
        .extra = chan->size,
    });
    if (future.vtable) {
        struct co__waiting *waiting = future.self;

        waiting->data = waiting + 1;
        memcpy(waiting->data, item, chan->size);
    }
    return future;
}

int co__try_send(struct co__chan *chan, const void *item)
{
    struct co__wakes wakes;

    wakes.count = 0;
    co__guard_lock(&chan->guard);
    int error = send_now(chan, item, &wakes);
    co__guard_unlock(&chan->guard);
    co__wakes_do(&wakes);
    return error;
}

/* ---- Receiving ------------------------------------------------------------ */

static enum co__attempt receive_attempt(struct co__waiting *waiting, bool granted,
                                        int *result, struct co__wakes *wakes)
{
    struct co__chan *chan = waiting->object;

    chan->items_granted -= granted;
    if ((granted || !chan->receivers.co__first) && is_item_free(chan)) {
        pop(chan, waiting->data);
        *result = 1;
    } else if (chan->closed && chan->count == 0) {
        *result = 0;
    } else {
        return CO__NOT_NOW;
    }
    grant(chan, wakes);
    return CO__DONE;
}

static void receive_enter(struct co__waiting *waiting, struct co__wakes *wakes)
{
    grant(waiting->object, wakes); /* a rendezvous */
}

static void receive_leave(struct co__waiting *waiting, bool granted,
                          struct co__wakes *wakes)
{
    struct co__chan *chan = waiting->object;

    chan->items_granted -= granted;
    grant(chan, wakes);
}

static const struct co__operation receive_operation = {.name = "co_recv",
                                                       .what = "channel",
                                                       .attempt = receive_attempt,
                                                       .enter = receive_enter,
                                                       .leave = receive_leave,
                                                       .end = end};

/* With the guard: the same as send_now.  */
static inline int receive_now(struct co__chan *chan, void *item, struct co__wakes *wakes)
{
    if (!chan->receivers.co__first && is_item_free(chan)) {
        pop(chan, item);
        grant(chan, wakes);
        return 1;
    }
    return chan->closed && chan->count == 0 ? 0 : -EAGAIN;
}

static __attribute__((noinline)) int receive_slowly(struct co__place *place,
                                                    struct co_context *cx,
                                                    struct co__chan *chan, void *item)
{
    if (co__is_cancelled(cx))
        return -ECANCELED;
    co__guard_lock(&chan->guard);
    if (!chan->receivers.co__first && is_item_free(chan)) {
        pop(chan, item);
        grant_place_and_unlock(chan);
        return 1;
    }
    if (chan->closed && chan->count == 0) {
        co__guard_unlock(&chan->guard);
        return 0;
    }
    if (!co__enter_waiting(place, cx, &receive_operation, &chan->guard, &chan->receivers,
                           chan, item))
        return co__wait_slowly((struct co__waiting *)place, cx);
    grant_place_and_unlock(chan); /* a rendezvous */
    return CO__WAITS;
}

static __attribute__((noinline)) int unlock_and_receive(struct co__place *place,
                                                        struct co_context *cx,
                                                        struct co__chan *chan, void *item)
{
    unlock(chan);
    return receive_slowly(place, cx, chan, item);
}

/* With the guard: takes what is first in CHAN, and grants its place.  False, and nothing is
   done, if that is not as simple as usual.  */
static inline bool pop_simply(struct co__chan *chan, void *item)
{
    struct co__waiter *sender = chan->senders.co__first;

    if (chan->closed || !is_simple(chan))
        return false;
    if (sender && (chan->capacity != 0 || chan->receivers.co__first)) {
        struct co__task *task = co__waiter_task_here(sender);

        if (!task)
            return false;
        chan->places_granted++;
        co__waiters_grant_task(&chan->senders, sender, task);
    }
    copy_simply(item, place(chan, 0), chan->size);
    chan->first = chan->first + 1 == chan->room ? 0 : chan->first + 1;
    chan->count--;
    return true;
}

int co__receives(struct co__place *place, struct co_context *cx, struct co__chan *chan,
                 void *item)
{
    if (!co__usual() || !co__guard_try(&chan->guard))
        return receive_slowly(place, cx, chan, item);
    if (!chan->receivers.co__first && is_item_free(chan))
        return pop_simply(chan, item) ? unlocked_with(chan, 1)
                                      : unlock_and_receive(place, cx, chan, item);

    struct co__waiter *sender = chan->senders.co__first;
    struct co__task *task = sender ? co__waiter_task_here(sender) : NULL;
    if (chan->closed || (sender && !task))
        return unlock_and_receive(place, cx, chan, item);
    if (!co__enter_waiting(place, cx, &receive_operation, &chan->guard, &chan->receivers,
                           chan, item))
        return co__wait_slowly((struct co__waiting *)place, cx);
    if (task && is_place_free(chan)) { /* a rendezvous */
        chan->places_granted++;
        co__waiters_grant_task(&chan->senders, sender, task);
    }
    return unlocked_with(chan, CO__WAITS);
}

int co__receives_on(struct co__place *place, struct co_context *cx)
{
    struct co__waiting *waiting = (struct co__waiting *)place;
    struct co__chan *chan = waiting->object;

    if (!co__usual() || !co__guard_try(&chan->guard))
        return co__go_on(place, cx);
    if (waiting->waiter.state == CO__WAITER_GRANTED && pop_simply(chan, waiting->data)) {
        chan->items_granted--;
        return unlocked_with(chan, 1);
    }
    return unlock_and_go_on(place, cx);
}

int co__try_recv(struct co__chan *chan, void *item)
{
    struct co__wakes wakes;

    wakes.count = 0;
    co__guard_lock(&chan->guard);
    int result = receive_now(chan, item, &wakes);
    co__guard_unlock(&chan->guard);
    co__wakes_do(&wakes);
    return result;
}

/* ---- The stream of what arrives --------------------------------------------- */

struct received {
    struct co__waiting wait;
    bool over;
};

static enum co_poll received_poll(void *self, struct co_context *cx, void *item)
{
    struct received *received = self;
    int result = 0;

    if (!received->over && !co__is_cancelled(cx)) {
        received->wait.data = item;
        if (co__waiting_step(&received->wait, cx, &result) == CO__NOT_NOW)
            return CO_PENDING;
        if (result == 1) {
            struct co__chan *chan = received->wait.object;

            received->wait.guard = &chan->guard; /* and again */
            return CO_READY;
        }
    }
    received->over = true;
    co__waiting_end(&received->wait);
    return CO_DONE;
}

static void received_drop(void *self)
{
    struct received *received = self;

    co__waiting_end(&received->wait);
    end(&received->wait);
    co__leaf_free(received, struct received);
}

static const struct co_stream_vtable received_vtable = {
    .head = CO__LEAF("co_received", struct received, received_drop),
    .poll_next = received_poll,
};

struct co__stream co__received(struct co__chan *chan)
{
    struct received *received = co__leaf_new(struct received);

    if (!received)
        return (struct co__stream){0};
    co__chan_ref(chan);
    *received = (struct received){.wait = {
                                      .operation = &receive_operation,
                                      .guard = &chan->guard,
                                      .queue = &chan->receivers,
                                      .object = chan,
                                  }};
    return (struct co__stream){.self = received, .vtable = &received_vtable};
}
