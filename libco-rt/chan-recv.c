/* co_chan: receiving, one item or all.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "chan.h"
#include "dump.h"

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
                                                       .queue = offsetof(struct co__chan, receivers),
                                                       .attempt = receive_attempt,
                                                       .enter = receive_enter,
                                                       .leave = receive_leave,
                                                       .end = co__chan_end};

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
    if (!enter_chan(place, cx, &receive_operation, &chan->receivers, chan, item))
        return co__chan_wait_slowly(place, cx);
    grant_place_and_unlock(chan); /* a rendezvous */
    return CO__WAITS;
}

static __attribute__((noinline)) int unlock_and_receive(struct co__place *place,
                                                        struct co_context *cx,
                                                        struct co__chan *chan, void *item)
{
    co__chan_unlock(chan);
    return receive_slowly(place, cx, chan, item);
}

/* With the guard: takes what is first in CHAN, and grants its place.  False, and nothing is
   done, if that is not as simple as usual.  */
static inline bool pop_simply(struct co__chan *chan, void *item)
{
    struct co__waiter *sender = chan->senders.co__first;

    if (!copy_simply(chan, item, chan->first))
        return false;
    if (__builtin_expect(!sender, 1)) {
        add_place(chan);
    } else if (chan->capacity != 0 || chan->receivers.co__first) {
        struct co__task *task = co__waiter_task_here(sender);

        if (!task)
            return false;
        chan->places_granted++;
        co__waiters_grant_task(&chan->senders, sender, task);
    }
    chan->first = next_place(chan, chan->first, chan->simple);
    chan->count--;
    return true;
}

/* With the guard, and no item is free.  */
static __attribute__((noinline)) int wait_for_item(struct co__place *place,
                                                   struct co_context *cx,
                                                   struct co__chan *chan, void *item)
{
    struct co__waiter *sender = chan->senders.co__first;
    struct co__task *task = sender ? co__waiter_task_here(sender) : NULL;
    if (!chan->simple || (sender && !task))
        return unlock_and_receive(place, cx, chan, item);
    if (!enter_chan(place, cx, &receive_operation, &chan->receivers, chan, item))
        return co__chan_wait_slowly(place, cx);
    if (task && is_place_free(chan)) { /* a rendezvous */
        chan->places_granted++;
        co__waiters_grant_task(&chan->senders, sender, task);
    }
    return unlocked_with(chan, CO__WAITS);
}

int co__receives(struct co__place *place, struct co_context *cx, struct co__chan *chan,
                 void *item)
{
    if (!co__usual() || !co__guard_try(&chan->guard))
        return receive_slowly(place, cx, chan, item);
    if (!is_item_free(chan))
        return wait_for_item(place, cx, chan, item);
    return pop_simply(chan, item) ? unlocked_with(chan, 1) /* nobody waited for it */
                                  : unlock_and_receive(place, cx, chan, item);
}

int co__receives_on(struct co__place *place, struct co_context *cx)
{
    struct co__waiting *waiting = (struct co__waiting *)place;
    struct co__chan *chan = waiting->object;

    if (!co__usual() || !co__guard_try(&chan->guard))
        return co__go_on(place, cx);
    if (waiting->waiter.state == CO__WAITER_GRANTED && pop_simply(chan, waiting->data)) {
        chan->items_granted--;
        return unlocked_and_over_with(chan, 1);
    }
    return co__chan_unlock_and_go_on(place, cx);
}

int co__try_recv(struct co__chan *chan, void *item)
{
    struct co__wakes wakes;

    co__wakes_begin(&wakes);
    co__guard_lock(&chan->guard);
    int result = receive_now(chan, item, &wakes);
    co__guard_unlock(&chan->guard);
    co__wakes_do(&wakes, &chan->guard);
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
            received->wait.waiter.over = false; /* and again */
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
    co__chan_end(&received->wait);
    co__leaf_free(received, struct received);
}

static void received_tell(const void *self, struct co__dump *dump)
{
    co__dump_waiting(dump, &((const struct received *)self)->wait);
}

static const struct co__telling_vtable received_vtable = {
    .stream = {.head = CO__TELLING_LEAF("co_received", struct received, received_drop),
               .poll_next = received_poll},
    .tell = received_tell,
};

struct co__stream co__received(struct co__chan *chan)
{
    struct received *received = co__leaf_new(struct received);

    if (!received)
        return (struct co__stream){0};
    co__chan_ref(chan);
    *received = (struct received){.wait = {.operation = &receive_operation, .object = chan}};
    return (struct co__stream){.self = received, .vtable = &received_vtable.stream};
}
