/* co_broadcast: each subscriber gets each item.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The last items are in a ring; a subscriber has the number of the next that it wants.
   Sending never waits: who is too slow misses items, and is told.  */

#include "waiters.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct co__broadcast {
    struct co__guard guard;
    _Atomic unsigned refs; /* the owner, and subscribers */
    bool closed;
    size_t size, room;
    uint64_t sent; /* so many; the last of them are in the ring */
    struct co__queue waiting;
    char ring[];
};

struct co__subscriber {
    struct co__broadcast *broadcast;
    _Atomic unsigned refs; /* the owner, and futures */
    uint64_t next, missed;
};

struct co__broadcast *co__broadcast_new(size_t size, size_t room)
{
    struct co__broadcast *broadcast;

    if (room == 0)
        room = 1;
    if (size && room > (SIZE_MAX - sizeof *broadcast) / size)
        return NULL;
    broadcast = malloc(sizeof *broadcast + room * size);
    if (broadcast)
        *broadcast = (struct co__broadcast){.refs = 1, .size = size, .room = room};
    return broadcast;
}

static void unref(struct co__broadcast *broadcast)
{
    if (atomic_fetch_sub_explicit(&broadcast->refs, 1, memory_order_acq_rel) == 1)
        free(broadcast);
}

/* Wakes all that wait, with the guard, which is unlocked.  */
static void wake_all(struct co__broadcast *broadcast)
{
    struct co__wakes wakes;

    co__wakes_begin(&wakes);
    co__waiters_grant_all(&broadcast->waiting, &wakes);
    co__guard_unlock(&broadcast->guard);
    co__wakes_do(&wakes, &broadcast->guard);
}

int co__broadcast_send(struct co__broadcast *broadcast, const void *item)
{
    co__guard_lock(&broadcast->guard);
    if (broadcast->closed) {
        co__guard_unlock(&broadcast->guard);
        return -EPIPE;
    }
    memcpy(broadcast->ring + broadcast->sent++ % broadcast->room * broadcast->size, item,
           broadcast->size);
    wake_all(broadcast);
    return 0;
}

void co__broadcast_close(struct co__broadcast *broadcast)
{
    co__guard_lock(&broadcast->guard);
    broadcast->closed = true;
    wake_all(broadcast);
}

void co__broadcast_free(struct co__broadcast *broadcast)
{
    if (!broadcast)
        return;
    co__broadcast_close(broadcast);
    unref(broadcast);
}

struct co__subscriber *co__subscribe(struct co__broadcast *broadcast)
{
    struct co__subscriber *subscriber = malloc(sizeof *subscriber);

    if (!subscriber)
        return NULL;
    atomic_fetch_add_explicit(&broadcast->refs, 1, memory_order_relaxed);
    co__guard_lock(&broadcast->guard);
    *subscriber = (struct co__subscriber){
        .broadcast = broadcast, .refs = 1, .next = broadcast->sent};
    co__guard_unlock(&broadcast->guard);
    return subscriber;
}

void co__subscriber_free(struct co__subscriber *subscriber)
{
    if (!subscriber ||
        atomic_fetch_sub_explicit(&subscriber->refs, 1, memory_order_acq_rel) != 1)
        return;
    unref(subscriber->broadcast);
    free(subscriber);
}

uint64_t co__subscriber_missed(struct co__subscriber *subscriber)
{
    co__guard_lock(&subscriber->broadcast->guard);
    uint64_t missed = subscriber->missed;
    co__guard_unlock(&subscriber->broadcast->guard);
    return missed;
}

/* Whose receive WAITING is.  */
static struct co__subscriber *subscriber_of(struct co__waiting *waiting)
{
    return *(struct co__subscriber **)co__behind(waiting);
}

static enum co__attempt attempt(struct co__waiting *waiting, bool granted, int *result,
                                struct co__wakes *wakes)
{
    struct co__broadcast *broadcast = waiting->object;
    struct co__subscriber *subscriber = subscriber_of(waiting);
    uint64_t left = broadcast->sent - subscriber->next;

    (void)granted, (void)wakes;
    if (left > broadcast->room) {
        subscriber->missed += left - broadcast->room;
        subscriber->next = broadcast->sent - broadcast->room;
        *result = -EOVERFLOW;
    } else if (left > 0) {
        memcpy(waiting->data,
               broadcast->ring + subscriber->next++ % broadcast->room * broadcast->size,
               broadcast->size);
        *result = 1;
    } else if (broadcast->closed) {
        *result = 0;
    } else {
        return CO__NOT_NOW;
    }
    return CO__DONE;
}

static void end(struct co__waiting *waiting)
{
    co__subscriber_free(subscriber_of(waiting));
}

static const struct co__operation operation = {
    .name = "co_subscriber_recv",
    .what = "broadcast",
    .queue = offsetof(struct co__broadcast, waiting),
    .attempt = attempt,
    .end = end};

struct co__future co__subscriber_recv(struct co__subscriber *subscriber, void *item)
{
    atomic_fetch_add_explicit(&subscriber->refs, 1, memory_order_relaxed);

    struct co__future future = co__operation_new(
        (struct co__waiting){
            .operation = &operation, .object = subscriber->broadcast, .data = item},
        sizeof subscriber);
    if (future.vtable)
        *(struct co__subscriber **)co__behind(future.self) = subscriber;
    else
        co__subscriber_free(subscriber);
    return future;
}
