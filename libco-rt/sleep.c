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

/* What is in a struct co__sleeping.  */
_Static_assert(sizeof(struct co__clock_wait) == sizeof(struct co__sleeping) &&
                   _Alignof(struct co__clock_wait) == _Alignof(struct co__sleeping),
               "there is room in a frame");

int co__sleep(struct co__sleeping *sleeping, struct co_context *cx, bool is_time,
              uint64_t time)
{
    struct co__clock_wait *wait = (struct co__clock_wait *)sleeping;

    wait->any.how = CO__WAIT_UNSET;
    if (co__is_cancelled(cx))
        return -ECANCELED;
    return (is_time ? co__clock_wait(wait, time, cx)
                    : co__clock_wait_ms(wait, (unsigned)time, cx))
               ? 0
               : CO__WAITS;
}

int co__sleeps(struct co__sleeping *sleeping, struct co_context *cx)
{
    if (co__is_cancelled(cx))
        return -ECANCELED;
    return co__clock_wait((struct co__clock_wait *)sleeping, 0, cx) ? 0 : CO__WAITS;
}

void co__sleeping_end(struct co__sleeping *sleeping)
{
    co__clock_wait_end((struct co__clock_wait *)sleeping);
}

void co__dump_sleeping(struct co__dump *dump, const struct co__sleeping *sleeping)
{
    const struct co__clock_wait *wait = (const struct co__clock_wait *)sleeping;

    if (wait->any.how != CO__WAIT_UNSET)
        co__dump_timer(dump, "co_sleep", co__clock_wait_deadline(wait));
}

/* ---- co_sleep --------------------------------------------------------------- */

struct sleep {
    struct co__sleeping sleeping; /* if it has begun */
    unsigned ms;
    bool begun, finished;
};

static enum co_poll sleep_poll(void *self, struct co_context *cx, void *result)
{
    struct sleep *sleep = self;

    (void)result;
    if (sleep->finished)
        co__panic("co_sleep", CO__PANIC_FINISHED);
    if ((sleep->begun ? co__sleeps(&sleep->sleeping, cx)
                      : co__sleep(&sleep->sleeping, cx, false, sleep->ms)) == CO__WAITS) {
        sleep->begun = true;
        return CO_PENDING;
    }
    co__sleeping_end(&sleep->sleeping);
    sleep->begun = false;
    sleep->finished = true;
    return CO_READY;
}

static void sleep_drop(void *self)
{
    struct sleep *sleep = self;

    if (sleep->begun)
        co__sleeping_end(&sleep->sleeping);
    co__leaf_free(sleep, struct sleep);
}

static void sleep_tell(const void *self, struct co__dump *dump)
{
    const struct sleep *sleep = self;

    if (sleep->begun)
        co__dump_sleeping(dump, &sleep->sleeping);
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
    sleep->ms = ms;
    sleep->begun = sleep->finished = false;
    return (struct co__future){.self = sleep, .vtable = &sleep_vtable.future};
}
