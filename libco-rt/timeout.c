/* co_timeout, co_deadline and co_shield: a future in a scope of its own.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "clock-wait.h"
#include "clock.h"
#include "leaf.h"
#include "scope.h"

#include <errno.h>

/* A future that is polled in a scope of its own.  */
struct scoped {
    struct co__future future; /* null: it has ended */
    struct co__scope scope;
    struct co__strand strand;
    bool open;
};

/* Polls what is in SCOPED.  REQUEST: and requests that it ends.  */
static enum co_poll poll_scoped(struct scoped *scoped, struct co_context *cx,
                                void *result, bool request)
{
    struct co__context inner;
    struct co__scope *parent = co__context_scope(cx);

    co__context_derive(&inner, cx, &scoped->strand);
    if (!scoped->open) {
        co__scope_open(&scoped->scope, parent, inner.task);
        scoped->strand.top = &scoped->scope;
        scoped->open = true;
    } else if (scoped->scope.parent != parent || scoped->scope.task != inner.task) {
        co__scope_move(&scoped->scope, parent, inner.task);
    }
    if (request)
        co__scope_cancel(&scoped->scope);
    return scoped->future.vtable->poll(scoped->future.self, &inner.context, result);
}

/* Drops what is in SCOPED, if anything is.  */
static void end_scoped(struct scoped *scoped)
{
    struct co__future future = scoped->future;

    scoped->future = (struct co__future){0};
    co__drop_future(future);
    if (scoped->open) {
        co__strand_end(&scoped->strand, &scoped->scope);
        co__scope_close(&scoped->scope);
    }
    scoped->open = false;
}

/* ---- co_timeout ----------------------------------------------------------- */

struct timeout {
    struct scoped scoped; /* first */
    uint64_t time;        /* a deadline, or milliseconds */
    bool is_time;
    bool late; /* the time is over, the end has been requested */
    int size;  /* of the future's result; 0: it is void */
    struct co__clock_wait wait;
};

/* The result at RESULT, a signed number of SIZE bytes.  */
static long long load(const void *result, int size)
{
    switch (size) {
    case 1:
        return *(const signed char *)result;
    case 2:
        return *(const short *)result;
    case 4:
        return *(const int *)result;
    default:
        return *(const long long *)result;
    }
}

static void store(void *result, int size, int value)
{
    switch (size) {
    case 1:
        *(signed char *)result = (signed char)value;
        break;
    case 2:
        *(short *)result = (short)value;
        break;
    case 4:
        *(int *)result = value;
        break;
    default:
        *(long long *)result = value;
        break;
    }
}

/* Puts the result of TIMEOUT, whose future has ended, in its place.  CANCELLED: the end
   was requested from outside.  */
static void give_result(const struct timeout *timeout, void *result, bool cancelled)
{
    if (timeout->size == 0)
        *(int *)result = timeout->late ? -ETIMEDOUT : cancelled ? -ECANCELED : 0;
    else if (timeout->late && load(result, timeout->size) == -ECANCELED)
        store(result, timeout->size, -ETIMEDOUT);
}

static enum co_poll timeout_poll(void *self, struct co_context *cx, void *result)
{
    struct timeout *timeout = self;
    void *where = timeout->size ? result : NULL;
    bool cancelled = co__cancelled(cx), request = false;

    if (!timeout->scoped.future.vtable)
        co__panic("co_timeout", CO__PANIC_FINISHED);
    if (poll_scoped(&timeout->scoped, cx, where, false) != CO_READY) {
        if (!timeout->late) {
            if (!timeout->is_time) {
                timeout->time = co__clock_after((unsigned)timeout->time);
                timeout->is_time = true;
            }
            request = timeout->late = co__clock_wait(&timeout->wait, timeout->time, cx);
        }
        if (!request || poll_scoped(&timeout->scoped, cx, where, true) != CO_READY)
            return CO_PENDING;
    }
    co__clock_wait_end(&timeout->wait);
    end_scoped(&timeout->scoped);
    give_result(timeout, result, cancelled);
    return CO_READY;
}

static void timeout_drop(void *self)
{
    struct timeout *timeout = self;

    co__clock_wait_end(&timeout->wait);
    end_scoped(&timeout->scoped);
    co__leaf_free(timeout, struct timeout);
}

static const struct co_future_vtable timeout_vtable = {
    .head = CO__LEAF("co_timeout", struct timeout, timeout_drop),
    .poll = timeout_poll,
};

struct co__future co__timeout(bool is_time, uint64_t time, void *object, int size)
{
    struct co__future future = co__take(object);
    struct timeout *timeout = future.vtable ? co__leaf_new(struct timeout) : NULL;

    if (!timeout) {
        co__drop_future(future);
        return (struct co__future){0};
    }
    co__check_future(&future, "co_timeout");
    *timeout = (struct timeout){
        .scoped.future = future, .time = time, .is_time = is_time, .size = size};
    return (struct co__future){.self = timeout, .vtable = &timeout_vtable};
}

/* ---- co_shield ------------------------------------------------------------ */

static enum co_poll shield_poll(void *self, struct co_context *cx, void *result)
{
    struct scoped *scoped = self;

    if (!scoped->future.vtable)
        co__panic("co_shield", CO__PANIC_FINISHED);
    if (poll_scoped(scoped, cx, result, false) != CO_READY)
        return CO_PENDING;
    end_scoped(scoped);
    return CO_READY;
}

static void shield_drop(void *self)
{
    struct scoped *scoped = self;

    end_scoped(scoped);
    co__leaf_free(scoped, struct scoped);
}

static const struct co_future_vtable shield_vtable = {
    .head = CO__LEAF("co_shield", struct scoped, shield_drop),
    .poll = shield_poll,
};

struct co__future co__shield(void *object)
{
    struct co__future future = co__take(object);
    struct scoped *scoped = future.vtable ? co__leaf_new(struct scoped) : NULL;

    if (!scoped) {
        co__drop_future(future);
        return (struct co__future){0};
    }
    co__check_future(&future, "co_shield");
    *scoped = (struct scoped){.future = future, .scope.shielded = true};
    return (struct co__future){.self = scoped, .vtable = &shield_vtable};
}
