/* The waker that wakes nobody.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include <cogen/rt.h>

static struct co_waker noop_clone(void *data);

static void noop(void *data)
{
    (void)data;
}

static const struct co_waker_vtable noop_vtable = {
    .clone = noop_clone,
    .wake = noop,
    .wake_by_ref = noop,
    .drop = noop,
};

static struct co_waker noop_clone(void *data)
{
    return (struct co_waker){.data = data, .vtable = &noop_vtable};
}

struct co_waker *co_noop_waker(void)
{
    /* Not const, as nobody's waker is; ending it through co_waker_drop makes it
       null, and a null waker wakes nobody either.  */
    static _Thread_local struct co_waker noop_waker;

    noop_waker = noop_clone(NULL);
    return &noop_waker;
}
