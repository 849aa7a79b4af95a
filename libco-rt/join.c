/* co_join, co_select, co_race: several futures in one task.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Each is polled in a strand of its own.  Polled again all are, since nobody knows who was
   woken.  */

#include "dump.h"
#include "leaf.h"
#include "scope.h"

struct pair {
    struct co__future *future; /* the caller's; or owned, below */
    void *result;
    struct co__strand strand;
};

struct join {
    enum { JOIN, SELECT, RACE } what;
    bool finished;
    unsigned count, start;    /* start: of the next round of polls */
    struct co__scope *scope;  /* that it was polled in */
    struct co__future *owned; /* RACE: behind the pairs */
    struct pair pairs[];
};

static size_t size_of(unsigned count, bool owned)
{
    return sizeof(struct join) +
           count * (sizeof(struct pair) + (owned ? sizeof(struct co__future) : 0));
}

/* Polls the future of PAIR, which is not null; drops it when it is ready.  */
static bool poll_one(struct pair *pair, struct co_context *cx, void *result)
{
    struct co__context inner;
    struct co__future future = *pair->future;

    co__check_future(&future, "co_join");
    co__context_derive(&inner, cx, co__context_of(cx), &pair->strand);
    if (future.vtable->poll(future.self, &inner.context, result) != CO_READY)
        return false;
    *pair->future = (struct co__future){0};
    future.vtable->head.drop(future.self);
    return true;
}

/* The scope of CX is that of all strands, but for what is open in them.  */
static void enter_scope(struct join *join, struct co_context *cx)
{
    struct co__scope *scope = co__context_scope(cx);

    if (scope == join->scope)
        return;
    for (unsigned i = 0; i < join->count; i++)
        if (join->pairs[i].strand.top == join->scope)
            join->pairs[i].strand.top = scope;
    join->scope = scope;
}

static void end_strands(struct join *join)
{
    for (unsigned i = 0; i < join->count; i++) {
        co__strand_end(&join->pairs[i].strand, join->scope);
        join->pairs[i].strand.top = NULL;
    }
    join->scope = NULL;
}

static void drop_owned(struct join *join)
{
    for (unsigned i = join->owned ? join->count : 0; i-- > 0;) {
        struct co__future future = join->owned[i];

        join->owned[i] = (struct co__future){0};
        co__drop_future(future);
    }
}

/* Polls each; true when all are ready.  */
static bool poll_all(struct join *join, struct co_context *cx)
{
    bool all = true;

    for (unsigned i = 0; i < join->count; i++)
        if (join->pairs[i].future->vtable &&
            !poll_one(&join->pairs[i], cx, join->pairs[i].result))
            all = false;
    return all;
}

/* Polls until one is ready; returns its index, -1: all are null, -2: none is.  */
static int poll_first(struct join *join, struct co_context *cx, void *result)
{
    int none = -1;
    unsigned start = join->start++;

    for (unsigned i = 0; i < join->count; i++) {
        unsigned at = (start + i) % join->count;
        struct pair *pair = &join->pairs[at];

        if (!pair->future->vtable)
            continue;
        none = -2;
        if (poll_one(pair, cx, join->what == RACE ? result : pair->result))
            return (int)at;
    }
    return none;
}

static enum co_poll join_poll(void *self, struct co_context *cx, void *result)
{
    struct join *join = self;
    bool ready;

    if (join->finished)
        co__panic("co_join", CO__PANIC_FINISHED);
    enter_scope(join, cx);
    if (join->what == JOIN) {
        ready = poll_all(join, cx);
    } else {
        int which = poll_first(join, cx, result);

        if (join->what == SELECT)
            *(int *)result = which;
        else if (which == -1)
            co__panic("co_race", CO__PANIC_NULL);
        ready = which != -2;
    }
    if (!ready)
        return CO_PENDING;
    join->finished = true;
    drop_owned(join);
    end_strands(join);
    return CO_READY;
}

static void join_drop(void *self)
{
    struct join *join = self;

    drop_owned(join);
    end_strands(join);
    co_frame_free(join, size_of(join->count, join->owned), alignof(struct join));
}

static void join_tell(const void *self, struct co__dump *dump)
{
    static const char *const names[] = {"co_join", "co_select", "co_race"};
    const struct join *join = self;
    struct co__dump below = *dump;

    if (dump->one)
        return;
    below.indent += 4;
    for (unsigned i = 0; i < join->count; i++)
        if (join->pairs[i].future->vtable) {
            co__dump_line(dump, "waits in %s, for number %u:", names[join->what], i + 1);
            co__dump_future(&below, join->pairs[i].future);
        }
}

static const struct co__telling_vtable join_vtable = {
    .future = {.head = CO__TELLING_LEAF("co_join", struct join, join_drop),
               .poll = join_poll},
    .tell = join_tell,
};

static struct join *new_join(int what, unsigned count, bool owned)
{
    struct join *join = co_frame_alloc(size_of(count, owned), alignof(struct join));

    if (!join)
        return NULL;
    *join = (struct join){.what = what, .count = count};
    if (owned)
        join->owned = (struct co__future *)&join->pairs[count];
    for (unsigned i = 0; i < count; i++)
        join->pairs[i] = (struct pair){0};
    return join;
}

/* PAIRS: pointers to a future and to a result, COUNT times.  */
static struct co__future of_pairs(int what, void *const *pairs, unsigned count)
{
    struct join *join = new_join(what, count, false);

    if (!join)
        return (struct co__future){0};
    for (unsigned i = 0; i < count; i++) {
        join->pairs[i].future = pairs[2 * i];
        join->pairs[i].result = pairs[2 * i + 1];
    }
    return (struct co__future){.self = join, .vtable = &join_vtable.future};
}

struct co__future co__join(void *const *pairs, unsigned count)
{
    return of_pairs(JOIN, pairs, count);
}

struct co__future co__select(void *const *pairs, unsigned count)
{
    static _Thread_local unsigned start;
    struct co__future select = of_pairs(SELECT, pairs, count);

    if (select.vtable && count)
        ((struct join *)select.self)->start = start++;
    return select;
}

struct co__future co__race(void *futures, unsigned count)
{
    struct co__future *given = futures;
    struct join *join = new_join(RACE, count, true);

    for (unsigned i = 0; i < count; i++) {
        struct co__future future = co__take(&given[i]);

        if (!join) {
            co__drop_future(future);
            continue;
        }
        join->owned[i] = future;
        join->pairs[i].future = &join->owned[i];
    }
    return join ? (struct co__future){.self = join, .vtable = &join_vtable.future}
                : (struct co__future){0};
}
