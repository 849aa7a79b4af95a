/* struct co_single: what is done once.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The first to come runs its future, the others wait.  If that fails, or is dropped, the
   first of those that wait runs its own.  */

#include "dump.h"
#include "sync.h"

#include <errno.h>

enum { NOT_DONE, RUNS, IS_DONE };

/* What an attempt gives to the one that shall run its future.  */
enum { RUN_YOURS = 1 << 30 };

struct single_run {
    struct co__waiting wait;  /* first */
    struct co__future future; /* null: ended */
    bool runs, finished;
};

/* Lets the next one try, or all that wait have the result.  */
static void pass_on(struct co_single *single, struct co__wakes *wakes)
{
    struct co__queue *queue = co__queue_of(single);

    while (queue->co__first && single->co__state != RUNS) {
        if (single->co__state == NOT_DONE)
            single->co__state = RUNS; /* for the one that is granted this */
        co__waiters_grant(queue, wakes);
    }
}

static enum co__attempt attempt(struct co__waiting *waiting, bool granted, int *result,
                                struct co__wakes *wakes)
{
    struct co_single *single = waiting->object;

    (void)wakes;
    if (single->co__state == IS_DONE) {
        *result = single->co__result;
        return CO__DONE;
    }
    if (!granted && single->co__state == RUNS)
        return CO__NOT_NOW;
    single->co__state = RUNS;
    *result = RUN_YOURS;
    return CO__DONE;
}

static void leave(struct co__waiting *waiting, bool granted, struct co__wakes *wakes)
{
    struct co_single *single = waiting->object;

    if (granted && single->co__state == RUNS)
        single->co__state = NOT_DONE;
    pass_on(single, wakes);
}

static const struct co__operation operation = {
    .name = "co_single_run", .what = "single",
    .queue = offsetof(struct co_single, co__queue), .attempt = attempt, .leave = leave};

/* RUN's future, which ran, gave RESULT, or was dropped.  */
static void has_run(struct single_run *run, int result)
{
    struct co_single *single = run->wait.object;
    struct co__wakes wakes;

    run->runs = false;
    co__wakes_begin(&wakes);
    co__guard_lock(co__guard_of(single));
    single->co__state = result < 0 ? NOT_DONE : IS_DONE;
    single->co__result = result;
    pass_on(single, &wakes);
    co__guard_unlock(co__guard_of(single));
    co__wakes_do(&wakes, co__guard_of(single));
}

static void drop_future(struct single_run *run)
{
    struct co__future future = run->future;

    run->future = (struct co__future){0};
    co__drop_future(future);
}

static enum co_poll run_poll(void *self, struct co_context *cx, void *result)
{
    struct single_run *run = self;
    int value = -ECANCELED;

    if (run->finished)
        co__panic("co_single_run", CO__PANIC_FINISHED);
    if (!run->runs && co__is_cancelled(cx)) {
        co__waiting_end(&run->wait);
    } else {
        if (!run->runs) {
            if (co__waiting_step(&run->wait, cx, &value) == CO__NOT_NOW)
                return CO_PENDING;
            run->runs = value == RUN_YOURS;
        }
        if (run->runs) {
            if (run->future.vtable->poll(run->future.self, cx, &value) != CO_READY)
                return CO_PENDING;
            drop_future(run);
            has_run(run, value);
        }
    }
    run->finished = true;
    drop_future(run);
    *(int *)result = value;
    return CO_READY;
}

static void run_drop(void *self)
{
    struct single_run *run = self;

    drop_future(run);
    if (run->runs)
        has_run(run, -ECANCELED);
    co__waiting_end(&run->wait);
    co__leaf_free(run, struct single_run);
}

static void run_tell(const void *self, struct co__dump *dump)
{
    const struct single_run *run = self;

    if (run->runs)
        co__dump_future(dump, &run->future);
    else
        co__dump_waiting(dump, &run->wait);
}

static const struct co__telling_vtable run_vtable = {
    .future = {.head = CO__TELLING_LEAF("co_single_run", struct single_run, run_drop),
               .poll = run_poll},
    .tell = run_tell,
};

struct co__future co__single_run(struct co_single *single, void *object)
{
    struct co__future future = co__take(object);
    struct single_run *run = future.vtable ? co__leaf_new(struct single_run) : NULL;

    if (!run) {
        co__drop_future(future);
        return (struct co__future){0};
    }
    co__check_future(&future, "co_single_run");
    *run = (struct single_run){.wait = {.operation = &operation, .object = single},
                               .future = future};
    return (struct co__future){.self = run, .vtable = &run_vtable.future};
}
