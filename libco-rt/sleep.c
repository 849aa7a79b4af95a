/* co_sleep, co_sleep_for, co_sleep_until: futures that are ready at some time.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Under the runtime's executor they are in its wheel, under another one an alarm.
   Written by hand, without the plugin, as any trait object can be.  */

#include "clock-wait.h"
#include "clock.h"
#include "dump.h"
#include "leaf.h"
#include "scope.h"

#include <errno.h>

struct sleep {
    enum { BEFORE, WAITS, FINISHED } state;
    bool tells;   /* it gives an int */
    bool is_time; /* time is a deadline, not milliseconds */
    uint64_t time;
    struct co__clock_wait wait;
};

static enum co_poll sleep_poll(void *self, struct co_context *cx, void *result)
{
    struct sleep *sleep = self;
    int error = 0;

    if (sleep->state == FINISHED)
        co__panic("co_sleep", CO__PANIC_FINISHED);
    if (co__is_cancelled(cx)) {
        co__clock_wait_end(&sleep->wait);
        error = -ECANCELED;
    } else {
        bool is_over = sleep->state == BEFORE && !sleep->is_time
                           ? co__clock_wait_ms(&sleep->wait, (unsigned)sleep->time, cx)
                           : co__clock_wait(&sleep->wait, sleep->time, cx);

        sleep->state = WAITS;
        if (!is_over)
            return CO_PENDING;
    }
    sleep->state = FINISHED;
    if (sleep->tells)
        *(int *)result = error;
    return CO_READY;
}

static void sleep_drop(void *self)
{
    struct sleep *sleep = self;

    co__clock_wait_end(&sleep->wait);
    co__leaf_free(sleep, struct sleep);
}

static void sleep_tell(const void *self, struct co__dump *dump)
{
    const struct sleep *sleep = self;

    if (sleep->state == WAITS)
        co__dump_timer(dump, "co_sleep",
                       sleep->is_time ? sleep->time
                                      : co__clock_wait_deadline(&sleep->wait));
}

static const struct co__telling_vtable sleep_vtable = {
    .future = {.head = CO__TELLING_LEAF("co_sleep", struct sleep, sleep_drop),
               .poll = sleep_poll},
    .tell = sleep_tell,
};

static struct co__future new_sleep(struct sleep with)
{
    struct sleep *sleep = co__leaf_new(struct sleep);

    if (!sleep)
        return (struct co__future){0};
    *sleep = with;
    return (struct co__future){.self = sleep, .vtable = &sleep_vtable.future};
}

struct co__future co_sleep(unsigned ms)
{
    return new_sleep((struct sleep){.time = ms});
}

struct co__future co_sleep_for(unsigned ms)
{
    return new_sleep((struct sleep){.time = ms, .tells = true});
}

struct co__future co_sleep_until(uint64_t time)
{
    return new_sleep((struct sleep){.time = time, .tells = true, .is_time = true});
}
