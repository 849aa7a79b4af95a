/* co_sleep, co_sleep_for, co_sleep_until: futures that are ready at some time.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Under the runtime's executor they are in its wheel, under another one an alarm.  Those that
   tell are coroutines in <cogen/time.h>.  co_sleep, which <cogen.h> has, is written by hand,
   without the plugin, as any trait object can be.  */

#include "clock-wait.h"
#include "clock.h"
#include "dump.h"
#include "leaf.h"
#include "scope.h"

#include <errno.h>
#include <stddef.h>

/* What is in a struct co__sleeping: the same members, and its data.  */
struct sleeping {
    bool is_time, begun;
    uint64_t time;
    struct co__clock_wait wait; /* if it has begun */
};

_Static_assert(offsetof(struct sleeping, wait) ==
                       offsetof(struct co__sleeping, co__data) &&
                   sizeof(struct sleeping) <= sizeof(struct co__sleeping),
               "there is room in a frame");

int co__sleeps(struct co__sleeping *outer, struct co_context *cx)
{
    struct sleeping *sleeping = (struct sleeping *)outer;
    int result = 0;
    bool is_over;

    if (!sleeping->begun)
        sleeping->wait.how = CO__WAIT_UNSET;
    if (co__is_cancelled(cx)) {
        is_over = true;
        result = -ECANCELED;
    } else if (sleeping->begun || sleeping->is_time) {
        is_over = co__clock_wait(&sleeping->wait, sleeping->time, cx);
    } else {
        is_over = co__clock_wait_ms(&sleeping->wait, (unsigned)sleeping->time, cx);
    }
    sleeping->begun = true;
    if (!is_over)
        return CO__WAITS;
    co__clock_wait_end(&sleeping->wait);
    return result;
}

void co__sleeping_end(struct co__sleeping *outer)
{
    struct sleeping *sleeping = (struct sleeping *)outer;

    if (sleeping->begun)
        co__clock_wait_end(&sleeping->wait);
}

void co__dump_sleeping(struct co__dump *dump, const struct co__sleeping *outer)
{
    const struct sleeping *sleeping = (const struct sleeping *)outer;

    if (sleeping->begun)
        co__dump_timer(dump, "co_sleep",
                       sleeping->is_time ? sleeping->time
                                         : co__clock_wait_deadline(&sleeping->wait));
}

/* ---- co_sleep --------------------------------------------------------------- */

struct sleep {
    struct co__sleeping sleeping;
    bool finished;
};

static enum co_poll sleep_poll(void *self, struct co_context *cx, void *result)
{
    struct sleep *sleep = self;

    (void)result;
    if (sleep->finished)
        co__panic("co_sleep", CO__PANIC_FINISHED);
    if (co__sleeps(&sleep->sleeping, cx) == CO__WAITS)
        return CO_PENDING;
    sleep->finished = true;
    return CO_READY;
}

static void sleep_drop(void *self)
{
    struct sleep *sleep = self;

    if (!sleep->finished)
        co__sleeping_end(&sleep->sleeping);
    co__leaf_free(sleep, struct sleep);
}

static void sleep_tell(const void *self, struct co__dump *dump)
{
    co__dump_sleeping(dump, &((const struct sleep *)self)->sleeping);
}

static const struct co__telling_vtable sleep_vtable = {
    .future = {.head = CO__TELLING_LEAF("co_sleep", struct sleep, sleep_drop),
               .poll = sleep_poll},
    .tell = sleep_tell,
};

struct co__future co_sleep(unsigned ms)
{
    struct sleep *sleep = co__leaf_new(struct sleep);

    if (!sleep)
        return (struct co__future){0};
    sleep->sleeping.co__is_time = sleep->sleeping.co__begun = sleep->finished = false;
    sleep->sleeping.co__time = ms;
    return (struct co__future){.self = sleep, .vtable = &sleep_vtable.future};
}
