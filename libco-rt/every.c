/* co_every: a stream of ticks.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The due times are multiples of the period from the first poll, so it does not drift.  */

#include "clock-wait.h"
#include "clock.h"
#include "dump.h"
#include "leaf.h"

struct every {
    uint64_t period, due; /* due: of the next tick, 0: not polled yet */
    bool over;
    struct co__clock_wait wait;
};

static enum co_poll every_poll(void *self, struct co_context *cx, void *item)
{
    struct every *every = self;

    if (every->over || co__is_cancelled(cx)) {
        every->over = true;
        co__clock_wait_end(&every->wait);
        return CO_DONE;
    }
    if (every->due == 0)
        every->due = co_now() + every->period;
    if (!co__clock_wait(&every->wait, every->due, cx))
        return CO_PENDING;
    co__clock_wait_end(&every->wait);

    uint64_t now = co_now(), late = now > every->due ? now - every->due : 0;
    uint64_t due = every->due + late / every->period * every->period;
    every->due = due + every->period;
    *(uint64_t *)item = due;
    return CO_READY;
}

static void every_drop(void *self)
{
    struct every *every = self;

    co__clock_wait_end(&every->wait);
    co__leaf_free(every, struct every);
}

static void every_tell(const void *self, struct co__dump *dump)
{
    co__dump_timer(dump, "co_every", ((const struct every *)self)->due);
}

static const struct co__telling_vtable every_vtable = {
    .stream = {.head = CO__TELLING_LEAF("co_every", struct every, every_drop),
               .poll_next = every_poll},
    .tell = every_tell,
};

struct co__stream co_every(unsigned ms)
{
    struct every *every = co__leaf_new(struct every);

    if (!every)
        return (struct co__stream){0};
    *every = (struct every){.period = (ms ? ms : 1) * (uint64_t)1000000};
    return (struct co__stream){.self = every, .vtable = &every_vtable.stream};
}
