/* co_watch: a value, and waiting for it to change.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "waiters.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct co__watch {
    struct co__guard guard;
    _Atomic unsigned refs; /* the owner, and futures */
    size_t size;
    uint64_t version; /* how often it was set */
    struct co__queue waiting;
    _Alignas(max_align_t) char value[];
};

struct co__watch *co__watch_new(size_t size, const void *value)
{
    struct co__watch *watch = malloc(sizeof *watch + size);

    if (!watch)
        return NULL;
    *watch = (struct co__watch){.refs = 1, .size = size};
    memcpy(watch->value, value, size);
    return watch;
}

void co__watch_free(struct co__watch *watch)
{
    if (watch && atomic_fetch_sub_explicit(&watch->refs, 1, memory_order_acq_rel) == 1)
        free(watch);
}

void co__watch_set(struct co__watch *watch, const void *value)
{
    struct co__wakes wakes;

    co__wakes_begin(&wakes);
    co__guard_lock(&watch->guard);
    memcpy(watch->value, value, watch->size);
    watch->version++;
    co__waiters_grant_all(&watch->waiting, &wakes);
    co__guard_unlock(&watch->guard);
    co__wakes_do(&wakes, &watch->guard);
}

void co__watch_get(struct co__watch *watch, void *value)
{
    co__guard_lock(&watch->guard);
    memcpy(value, watch->value, watch->size);
    co__guard_unlock(&watch->guard);
}

static enum co__attempt attempt(struct co__waiting *waiting, bool granted, int *result,
                                struct co__wakes *wakes)
{
    struct co__watch *watch = waiting->object;
    uint64_t *version = waiting->data;

    (void)granted, (void)wakes;
    if (watch->version <= *version)
        return CO__NOT_NOW;
    *version = watch->version;
    *result = 0;
    return CO__DONE;
}

static void end(struct co__waiting *waiting)
{
    co__watch_free(waiting->object);
}

static const struct co__operation operation = {
    .name = "co_watch_changed",
    .what = "watch",
    .queue = offsetof(struct co__watch, waiting),
    .attempt = attempt,
    .end = end};

struct co__future co__watch_changed(struct co__watch *watch, uint64_t *version)
{
    atomic_fetch_add_explicit(&watch->refs, 1, memory_order_relaxed);

    struct co__future future = co__operation_new(
        (struct co__waiting){.operation = &operation, .object = watch, .data = version}, 0);
    if (!future.vtable)
        co__watch_free(watch);
    return future;
}
