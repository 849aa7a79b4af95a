/* struct co_barrier: so many go on together.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The last to arrive lets the others go on; it may be used again at once.  One that ends
   early has not arrived, unless it was let go.  */

#include "sync.h"

static enum co__attempt attempt(struct co__waiting *waiting, bool granted, int *result,
                                struct co__wakes *wakes)
{
    struct co_barrier *barrier = waiting->object;

    if (!granted) {
        if (barrier->co__arrived + 1 < barrier->co__needed)
            return CO__NOT_NOW;
        barrier->co__arrived = 0;
        co__waiters_grant_all(co__queue_of(barrier), wakes);
    }
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

    (void)wakes;
    barrier->co__arrived -= !granted;
}

static const struct co__operation operation = {
    .name = "co_arrive",
    .what = "barrier",
    .queue = offsetof(struct co_barrier, co__queue),
    .attempt = attempt,
    .enter = enter,
    .leave = leave};

int co__arrive(struct co__place *place, struct co_context *cx, struct co_barrier *barrier)
{
    return co__operate(place, cx, barrier, &operation);
}
