/* struct co_event: set, or not.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Who waits when it is set goes on, though it be reset before that.  */

#include "sync.h"

static enum co__attempt attempt(struct co__waiting *waiting, bool granted, int *result,
                                struct co__wakes *wakes)
{
    struct co_event *event = waiting->object;

    (void)wakes;
    if (!granted && !event->co__set)
        return CO__NOT_NOW;
    *result = 0;
    return CO__DONE;
}

static const struct co__operation operation = {.name = "co_wait",
                                               .what = "event",
                                               .queue = offsetof(struct co_event, co__queue),
                                               .attempt = attempt};

int co__wait(struct co__place *place, struct co_context *cx, struct co_event *event)
{
    return co__operate(place, cx, event, &operation);
}

void co_set(struct co_event *event)
{
    struct co__wakes wakes;

    co__wakes_begin(&wakes);
    co__guard_lock(co__guard_of(event));
    event->co__set = true;
    co__waiters_grant_all(co__queue_of(event), &wakes);
    co__guard_unlock(co__guard_of(event));
    co__wakes_do(&wakes, co__guard_of(event));
}

void co_reset(struct co_event *event)
{
    co__guard_lock(co__guard_of(event));
    event->co__set = false;
    co__guard_unlock(co__guard_of(event));
}
