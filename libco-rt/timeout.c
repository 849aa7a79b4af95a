/* co_timeout, co_deadline and co_shield: a future in a scope of its own.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "clock-wait.h"
#include "clock.h"
#include "dump.h"
#include "leaf.h"
#include "scope.h"

#include <errno.h>
#include <stddef.h>

/* A scope of its own, for what is polled in it.  */
struct scoped {
    struct co__scope scope;
    struct co__strand strand;
};

/* SCOPED, whose scope is opened unless it is OPEN, is polled for TASK in PARENT.  */
static inline void enter_scope(struct scoped *scoped, bool open, struct co__scope *parent,
                               struct co__task *task)
{
    if (!open) {
        co__scope_lend(&scoped->scope, parent, task);
        scoped->strand.co__top = &scoped->scope;
    } else if (scoped->scope.parent != parent || scoped->scope.task != task) {
        co__scope_move(&scoped->scope, parent, task);
    }
}

/* Makes *INNER a context in SCOPED, whose scope is opened unless it is OPEN.  */
static inline void enter(struct scoped *scoped, bool open, struct co_context *cx,
                         struct co__context *inner)
{
    struct co__context *mine = co__context_of(cx);

    co__context_derive(inner, cx, mine, &scoped->strand);
    enter_scope(scoped, open, mine && mine->strand ? mine->strand->co__top : NULL,
                inner->task);
}

/* What was polled in SCOPED waits.  */
static inline void keep(struct scoped *scoped)
{
    if (scoped->scope.lent)
        co__scope_keep(&scoped->scope);
}

/* What was polled in SCOPED, which is open, has been dropped.  */
static inline void leave(struct scoped *scoped)
{
    if (scoped->strand.co__top != &scoped->scope)
        co__strand_end(&scoped->strand, &scoped->scope);
    if (!scoped->scope.lent)
        co__scope_close(&scoped->scope);
}

/* ---- co_timeout ----------------------------------------------------------- */

/* What is in a struct co__timed: the same members, and its data.  */
struct timed {
    bool waits, late, cancelled, is_time;
    uint64_t time;
    struct scoped scoped;
    struct co__context *cx;    /* whose strand is that of scoped meanwhile, or null */
    struct co__strand *before; /* cx's own */
    struct co__clock_wait wait;
};

_Static_assert(offsetof(struct timed, scoped) == offsetof(struct co__timed, co__data) &&
                   sizeof(struct timed) <= sizeof(struct co__timed) &&
                   sizeof(struct co__context) <= sizeof(struct co__timed_context),
               "there is room in a frame");

/* The same as co__timed_enter, in any case.  */
static __attribute__((noinline)) struct co_context *
timed_enter_slowly(struct timed *timed, struct co_context *cx, struct co__context *inner)
{
    struct co__context *mine = co__context_of(cx);
    bool open = timed->waits;

    timed->cancelled = co__is_cancelled(cx);
    timed->cx = NULL;
    if (!open) {
        timed->scoped.scope.kind = CO__SCOPE_PLAIN;
        timed->wait.any.how = CO__WAIT_UNSET;
    }
    if (!mine) {
        enter(&timed->scoped, open, cx, inner);
        return &inner->context;
    }

    struct co__task *task = co__context_task(mine); /* it makes the strand, too */
    enter_scope(&timed->scoped, open, mine->strand ? mine->strand->co__top : NULL, task);
    timed->cx = mine;
    timed->before = mine->strand;
    mine->strand = &timed->scoped.strand;
    return cx;
}

/* The strand of CX is that of TIMED while this is polled.  */
struct co_context *co__timed_enter(struct co__timed *outer, struct co_context *cx,
                                   struct co__timed_context *room)
{
    struct timed *timed = (struct timed *)outer;
    struct co__scope *scope = &timed->scoped.scope;
    struct co__context *mine = co__context_of(cx);

    if (__builtin_expect(!mine || !mine->plain || !co__usual(), 0))
        return timed_enter_slowly(timed, cx, (struct co__context *)room);

    struct co__strand *strand = mine->strand;
    struct co__scope *parent = strand->co__top;
    if (__builtin_expect(!timed->waits, 1)) {
        timed->wait.any.how = CO__WAIT_UNSET;
        scope->kind = CO__SCOPE_PLAIN;
        co__scope_lend_here(scope, parent, mine->task);
        timed->scoped.strand.co__top = scope;
    } else if (__builtin_expect(scope->parent != parent || scope->task != mine->task,
                                0)) {
        return timed_enter_slowly(timed, cx, (struct co__context *)room);
    } else {
        timed->cancelled = false;
    }
    timed->cx = mine;
    timed->before = strand;
    mine->strand = &timed->scoped.strand;
    return cx;
}

/* The poll that co__timed_enter was for is over.  */
static inline void poll_is_over(struct timed *timed)
{
    if (timed->cx)
        timed->cx->strand = timed->before;
    timed->cx = NULL;
}

/* The same as co__timed_late, in any case.  */
static __attribute__((noinline)) bool timed_late_slowly(struct timed *timed,
                                                        struct co_context *cx)
{
    poll_is_over(timed);
    keep(&timed->scoped);
    timed->waits = true;
    if (timed->late)
        return false;
    if (timed->is_time) {
        timed->late = co__clock_wait(&timed->wait, timed->time, cx);
    } else {
        timed->late = co__clock_wait_ms(&timed->wait, (unsigned)timed->time, cx);
        timed->is_time = true;
        timed->time = 0;
    }
    if (timed->late)
        co__scope_cancel(&timed->scoped.scope);
    return timed->late;
}

static __attribute__((noinline)) void timed_end_slowly(struct timed *timed)
{
    if (timed->wait.any.how != CO__WAIT_UNSET)
        co__clock_wait_end(&timed->wait);
    leave(&timed->scoped);
}

/* True if the timer that co__timed_late has armed for TASK is still in the wheel of this thread's
   executor, which is in no pool.  */
static inline bool waits_here(const struct timed *timed, const struct co__task *task)
{
    const struct co__wheel_timer *timer = &timed->wait.timer;
    struct co__wheel *wheel = atomic_load_explicit(&timer->wheel, memory_order_acquire);

    return timed->wait.any.how == CO__WAIT_WHEEL && task && co__task_counts_here(task) &&
           !task->executor->pool && timer->task == task && wheel &&
           wheel == task->executor->wheel;
}

/* TIMED, whose scope is in the tree, ends, or there is something else in its strand.  Nobody looks
   at what is in it any more: the task is let go of for the scope and the timer at once.  */
static __attribute__((noinline)) void timed_end_kept(struct timed *timed)
{
    struct co__scope *scope = &timed->scoped.scope;
    struct co__task *task = scope->task;

    if (timed->scoped.strand.co__top != scope || scope->lent || scope->shared ||
        scope->child || co__scope_cancelled(scope) || !waits_here(timed, task)) {
        timed_end_slowly(timed);
        return;
    }
    co__scope_unlink(scope);
    task->holders -= 2;
    co__wheel_take_out(&timed->wait.timer);
}

void co__timed_end(struct co__timed *outer)
{
    struct timed *timed = (struct timed *)outer;

    if (timed->cx)
        timed->cx->strand = timed->before;
    if (!timed->scoped.scope.lent || timed->scoped.strand.co__top != &timed->scoped.scope)
        timed_end_kept(timed);
}

bool co__timed_late(struct co__timed *outer, struct co_context *cx)
{
    struct timed *timed = (struct timed *)outer;
    struct co__scope *scope = &timed->scoped.scope, *parent = scope->parent;
    struct co__task *task = scope->task;

    /* The first time, after a poll by the runtime's own executor.  */
    if (__builtin_expect(!timed->cx || !scope->lent || timed->is_time || !timed->time ||
                             (parent && parent->lent) || !co__usual(),
                         0))
        return timed_late_slowly(timed, cx);
    timed->cx->strand = timed->before;
    timed->cx = NULL;
    timed->waits = true;
    timed->is_time = true;
    co__scope_enter_tree(scope);
    task->holders += 2; /* the scope and the timer */
    timed->wait.timer.task = task;
    co__wheel_arm_ms(task->executor, &timed->wait.timer, (unsigned)timed->time);
    timed->wait.any.how = CO__WAIT_WHEEL;
    timed->time = 0;
    return false;
}

uint64_t co__timed_deadline(const struct co__timed *outer)
{
    const struct timed *timed = (const struct timed *)outer;

    return timed->time ? timed->time : co__clock_wait_deadline(&timed->wait);
}

/* That of a future whose result is of another type than those in the header.  */
struct timeout {
    struct co__timed timed;
    bool polled;
    struct co__future future; /* null: it has ended */
    size_t size;              /* of its result, a signed integer */
};

/* The result at RESULT, a signed integer of SIZE bytes.  */
static long long load(const void *result, size_t size)
{
    switch (size) {
    case 1:
        return *(const signed char *)result;
    case 2:
        return *(const short *)result;
    case 4:
        return *(const int *)result;
#ifdef __SIZEOF_INT128__
    case 16: {
        __int128 value = *(const __int128 *)result;
        return value == (long long)value ? (long long)value : 0;
    }
#endif
    default:
        return *(const long long *)result;
    }
}

static void store(void *result, size_t size, int value)
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
#ifdef __SIZEOF_INT128__
    case 16:
        *(__int128 *)result = value;
        break;
#endif
    default:
        *(long long *)result = value;
        break;
    }
}

static void end(struct timeout *timeout)
{
    struct co__future future = timeout->future;

    timeout->future = (struct co__future){0};
    co__drop_future(future);
    if (timeout->polled)
        co__timed_end(&timeout->timed);
    timeout->polled = false;
}

static enum co_poll timeout_poll(void *self, struct co_context *cx, void *result)
{
    struct timeout *timeout = self;
    struct co__timed_context inner;

    if (!timeout->future.vtable)
        co__panic("co_timeout", CO__PANIC_FINISHED);
    timeout->polled = true;
    do
        if (timeout->future.vtable->poll(timeout->future.self,
                                         co__timed_enter(&timeout->timed, cx, &inner),
                                         result) == CO_READY) {
            end(timeout);
            if (timeout->timed.co__late && load(result, timeout->size) == -ECANCELED)
                store(result, timeout->size, -ETIMEDOUT);
            return CO_READY;
        }
    while (co__timed_late(&timeout->timed, cx));
    return CO_PENDING;
}

static void timeout_drop(void *self)
{
    struct timeout *timeout = self;

    end(timeout);
    co__leaf_free(timeout, struct timeout);
}

static void timeout_tell(const void *self, struct co__dump *dump)
{
    const struct timeout *timeout = self;

    co__dump_future(dump, &timeout->future);
    co__dump_timed(dump, &timeout->timed);
}

static const struct co__telling_vtable timeout_vtable = {
    .future = {.head = CO__TELLING_LEAF("co_timeout", struct timeout, timeout_drop),
               .poll = timeout_poll},
    .tell = timeout_tell,
};

/* That of a null future: there is nothing but the size of its result, instead of a state.  */
static enum co_poll null_poll(void *self, struct co_context *cx, void *result)
{
    (void)cx;
    store(result, (size_t)self, -ENOMEM);
    return CO_READY;
}

static void null_drop(void *self)
{
    (void)self;
}

static const struct co_future_vtable null_vtable = {
    .head = {.abi = CO_ABI_VERSION, .align = 1, .name = "co_timeout", .drop = null_drop},
    .poll = null_poll,
};

struct co__future co__timeout(bool is_time, uint64_t time, void *object, size_t size)
{
    struct co__future future = co__take(object);

    if (!future.vtable)
        return (struct co__future){.self = (void *)size, .vtable = &null_vtable};

    struct timeout *timeout = co__leaf_new(struct timeout);
    if (!timeout) {
        co__drop_future(future);
        return (struct co__future){0};
    }
    co__check_future(&future, "co_timeout");
    *timeout = (struct timeout){.timed = {.co__is_time = is_time, .co__time = time},
                                .future = future,
                                .size = size};
    return (struct co__future){.self = timeout, .vtable = &timeout_vtable.future};
}

/* ---- co_shield ------------------------------------------------------------ */

struct shield {
    struct scoped scoped;
    bool open;
    struct co__future future; /* null: it has ended */
};

static void end_shield(struct shield *shield)
{
    struct co__future future = shield->future;

    shield->future = (struct co__future){0};
    co__drop_future(future);
    if (shield->open)
        leave(&shield->scoped);
    shield->open = false;
}

static enum co_poll shield_poll(void *self, struct co_context *cx, void *result)
{
    struct shield *shield = self;
    struct co__context inner;

    if (!shield->future.vtable)
        co__panic("co_shield", CO__PANIC_FINISHED);
    enter(&shield->scoped, shield->open, cx, &inner);
    shield->open = true;
    if (shield->future.vtable->poll(shield->future.self, &inner.context, result) !=
        CO_READY) {
        keep(&shield->scoped);
        return CO_PENDING;
    }
    end_shield(shield);
    return CO_READY;
}

static void shield_drop(void *self)
{
    struct shield *shield = self;

    end_shield(shield);
    co__leaf_free(shield, struct shield);
}

static void shield_tell(const void *self, struct co__dump *dump)
{
    const struct shield *shield = self;

    co__dump_future(dump, &shield->future);
}

static const struct co__telling_vtable shield_vtable = {
    .future = {.head = CO__TELLING_LEAF("co_shield", struct shield, shield_drop),
               .poll = shield_poll},
    .tell = shield_tell,
};

struct co__future co__shield(void *object)
{
    struct co__future future = co__take(object);
    struct shield *shield = future.vtable ? co__leaf_new(struct shield) : NULL;

    if (!shield) {
        co__drop_future(future);
        return (struct co__future){0};
    }
    co__check_future(&future, "co_shield");
    *shield = (struct shield){.scoped.scope.kind = CO__SCOPE_SHIELD, .future = future};
    return (struct co__future){.self = shield, .vtable = &shield_vtable.future};
}
