/* co_chan: sending.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "chan.h"

/* The place that was GRANTED is free again.  */
static inline void give_back(struct co__chan *chan, bool granted)
{
    if (granted) {
        chan->places_granted--;
        add_place(chan);
    }
}

static enum co__attempt send_attempt(struct co__waiting *waiting, bool granted,
                                     int *result, struct co__wakes *wakes)
{
    struct co__chan *chan = waiting->object;

    give_back(chan, granted);
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

    give_back(chan, granted);
    grant(chan, wakes);
}

static const struct co__operation send_operation = {
    .name = "co_send",
    .what = "channel",
    .queue = offsetof(struct co__chan, senders),
    .attempt = send_attempt,
    .leave = send_leave,
    .end = co__chan_end,
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
    if (!enter_chan(place, cx, &send_operation, &chan->senders, chan, (void *)item))
        return co__chan_wait_slowly(place, cx);
    co__guard_unlock(&chan->guard);
    return CO__WAITS;
}

static __attribute__((noinline)) int unlock_and_send(struct co__place *place,
                                                     struct co_context *cx,
                                                     struct co__chan *chan,
                                                     const void *item)
{
    co__chan_unlock(chan);
    return send_slowly(place, cx, chan, item);
}

/* With the guard: puts ITEM, for which there is a place, into CHAN, and grants it.  False, and
   nothing is done, if that is not as simple as usual.  */
static inline bool push_simply(struct co__chan *chan, const void *item)
{
    struct co__waiter *receiver = chan->receivers.co__first;

    if (!copy_simply(chan, chan->next, item))
        return false;
    if (__builtin_expect(receiver && chan->count == chan->items_granted, 0)) {
        struct co__task *task = co__waiter_task_here(receiver);

        if (!task)
            return false;
        chan->items_granted++;
        co__waiters_grant_task(&chan->receivers, receiver, task);
    }
    chan->next = next_place(chan, chan->next, chan->simple);
    chan->count++;
    return true;
}

int co__sends(struct co__place *place, struct co_context *cx, struct co__chan *chan,
              const void *item)
{
    if (!co__usual() || !co__guard_try(&chan->guard))
        return send_slowly(place, cx, chan, item);
    if (__builtin_expect(chan->places != 0, 1)) { /* so nobody waits to send */
        if (!push_simply(chan, item))
            return unlock_and_send(place, cx, chan, item);
        chan->places--;
        return unlocked_with(chan, 0);
    }
    if (!chan->simple)
        return unlock_and_send(place, cx, chan, item);
    if (is_place_free(chan)) /* a rendezvous; or the ring has to grow */
        return chan->count < chan->room && push_simply(chan, item)
                   ? unlocked_with(chan, 0)
                   : unlock_and_send(place, cx, chan, item);
    if (!enter_chan(place, cx, &send_operation, &chan->senders, chan, (void *)item))
        return co__chan_wait_slowly(place, cx);
    return unlocked_with(chan, CO__WAITS);
}

int co__sends_on(struct co__place *place, struct co_context *cx)
{
    struct co__waiting *waiting = (struct co__waiting *)place;
    struct co__chan *chan = waiting->object;

    if (!co__usual() || !co__guard_try(&chan->guard))
        return co__go_on(place, cx);
    if (waiting->waiter.state == CO__WAITER_GRANTED &&
        (chan->capacity != 0 || chan->receivers.co__first) && /* of a rendezvous, it may have
                                                                 left */
        push_simply(chan, waiting->data)) {
        chan->places_granted--;
        return unlocked_and_over_with(chan, 0);
    }
    return co__chan_unlock_and_go_on(place, cx);
}

/* Of an item that is larger than a struct co__item.  */
struct co__future co__send(struct co__chan *chan, const void *item)
{
    co__chan_ref(chan);

    struct co__future future = co__operation_new(
        (struct co__waiting){.operation = &send_operation, .object = chan}, chan->size);
    if (future.vtable) {
        struct co__waiting *waiting = future.self;

        waiting->data = co__behind(waiting);
        memcpy(waiting->data, item, chan->size);
    } else {
        co__chan_unref(chan);
    }
    return future;
}

int co__try_send(struct co__chan *chan, const void *item)
{
    struct co__wakes wakes;

    co__wakes_begin(&wakes);
    co__guard_lock(&chan->guard);
    int error = send_now(chan, item, &wakes);
    co__guard_unlock(&chan->guard);
    co__wakes_do(&wakes, &chan->guard);
    return error;
}
