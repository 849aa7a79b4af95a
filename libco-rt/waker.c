/* Operations on wakers that may be null, as may the pointer in a context.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include <cogen/rt.h>

struct co_waker co_waker_clone(const struct co_waker *waker)
{
    if (!waker)
        waker = co_noop_waker();
    return waker->vtable ? waker->vtable->clone(waker->data) : (struct co_waker){0};
}

/* Returns *WAKER and leaves it null, so that what ends it may look at it.  */
static struct co_waker take(struct co_waker *waker)
{
    struct co_waker taken = *waker;

    *waker = (struct co_waker){0};
    return taken;
}

void co_waker_wake(struct co_waker *waker)
{
    struct co_waker taken = take(waker);

    if (taken.vtable)
        taken.vtable->wake(taken.data);
}

void co_waker_wake_by_ref(const struct co_waker *waker)
{
    if (waker && waker->vtable)
        waker->vtable->wake_by_ref(waker->data);
}

void co_waker_drop(struct co_waker *waker)
{
    struct co_waker taken = take(waker);

    if (taken.vtable)
        taken.vtable->drop(taken.data);
}
