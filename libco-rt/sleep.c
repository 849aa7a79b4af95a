/* co_sleep: a future that is ready after some time.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Written by hand, without the plugin, as any trait object can be.  */

#include "object.h"
#include "timer.h"

#include <stdalign.h>

struct sleep {
    unsigned ms;
    bool finished; /* its owner's, unlike the alarm */
    struct co__alarm alarm;
};

static enum co_poll sleep_poll(void *self, struct co_context *cx, void *result)
{
    struct sleep *sleep = self;

    (void)result;
    if (sleep->finished)
        co__panic("co_sleep", CO__PANIC_FINISHED);
    if (!co__alarm_poll(&sleep->alarm, sleep->ms, cx))
        return CO_PENDING;
    sleep->finished = true;
    return CO_READY;
}

static void sleep_drop(void *self)
{
    struct sleep *sleep = self;

    co__alarm_cancel(&sleep->alarm);
    co_frame_free(sleep, sizeof *sleep, alignof(struct sleep));
}

static const struct co_future_vtable sleep_vtable = {
    .head =
        {
            .abi = CO_ABI_VERSION,
            .flags = CO_PINNED, /* the timers' heap points to it */
            .size = sizeof(struct sleep),
            .align = alignof(struct sleep),
            .name = "co_sleep",
            .drop = sleep_drop,
        },
    .poll = sleep_poll,
};

struct co__future co_sleep(unsigned ms)
{
    struct sleep *sleep = co_frame_alloc(sizeof *sleep, alignof(struct sleep));

    if (!sleep)
        return (struct co__future){0};
    *sleep = (struct sleep){.ms = ms};
    return (struct co__future){.self = sleep, .vtable = &sleep_vtable};
}
