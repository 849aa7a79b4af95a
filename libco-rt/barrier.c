/* struct co_barrier: so many go on together.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The last to arrive lets the others go on; it may be used again at once.  One that ends
   early has not arrived.  */

#include "sync.h"

/* WAITING lets amount others go on; what WAKES has no room for the last of them does.  */
static void let_go(struct co__waiting *waiting, struct co__wakes *wakes)
{
    struct co__queue *queue = waiting->queue;

    while (waiting->amount && queue->co__first && co__wakes_left(wakes)) {
        struct co__waiting *next = (struct co__waiting *)queue->co__first;

        waiting->amount--;
        next->amount = 0;
        co__waiters_grant(queue, wakes);
        if (!co__wakes_left(wakes)) {
            next->amount = waiting->amount;
            waiting->amount = 0;
        }
    }
}

static enum co__attempt attempt(struct co__waiting *waiting, bool granted, int *result,
                                struct co__wakes *wakes)
{
    struct co_barrier *barrier = waiting->object;

    if (!granted) {
        if (barrier->co__arrived + 1 < barrier->co__needed)
            return CO__NOT_NOW;
        waiting->amount = barrier->co__arrived;
        barrier->co__arrived = 0;
    }
    let_go(waiting, wakes);
    *result = 0;
    return CO__DONE;
}

static void enter(struct co__waiting *waiting, struct co__wakes *wakes)
{
    struct co_barrier *barrier = waiting->object;

    (void)wakes;
    barrier->co__arrived++;
}

static void leave(struct co__waiting *waiting, bool granted, struct co__wakes *wakes)
{
    struct co_barrier *barrier = waiting->object;

    if (granted)
        let_go(waiting, wakes);
    else
        barrier->co__arrived--;
}

static const struct co__operation operation = {
    .name = "co_arrive", .what = "barrier", .attempt = attempt, .enter = enter, .leave = leave};

int co__arrive(struct co__place *place, struct co_context *cx, struct co_barrier *barrier)
{
    return co__operate(place, cx, barrier, &operation);
}
