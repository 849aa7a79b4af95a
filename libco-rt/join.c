/* co_join, co_select, co_race: several futures in one task.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Each is polled in a strand of its own, with the context that all of them are polled with:
   while one is, that has its strand.  Polled again all are, since nobody knows who was
   woken.

   co_join and co_select are coroutines in <cogen/future.h>, which have the branches; co_race
   has its futures too, and is a leaf.  */

#include "dump.h"
#include "leaf.h"
#include "lent.h"

static inline struct co__branch *branches_of(const struct co__joined *joined)
{
    return (struct co__branch *)(joined + 1);
}

static inline struct co__branch *end_of(const struct co__joined *joined)
{
    return branches_of(joined) + joined->co__count;
}

/* The scope of the context is now SCOPE, and that of all strands, for TASK.  */
static __attribute__((noinline)) void enter_scope(struct co__joined *joined,
                                                  struct co__scope *scope,
                                                  struct co__task *task)
{
    for (struct co__branch *branch = branches_of(joined); branch < end_of(joined);
         branch++)
        co__strand_rebase(&branch->co__strand, joined->co__scope, scope, task);
    joined->co__scope = scope;
}

/* Makes CX, with MADE if nothing is behind it, one for polling the branches of JOINED.  */
static inline struct co__context *enter(struct co__joined *joined, struct co_context *cx,
                                        struct co__context *made)
{
    struct co__context *mine = co__context_of(cx);

    if (__builtin_expect(mine != NULL, 1)) {
        co__context_task(mine); /* it makes the strand, too */
    } else {
        co__context_derive(made, cx, NULL, NULL);
        mine = made;
    }

    struct co__scope *scope = mine->strand ? mine->strand->co__top : NULL;
    if (scope != joined->co__scope)
        enter_scope(joined, scope, mine->task);
    return mine;
}

/* Returns true if JOINED is polled where it was before with the context that CX is a part of,
   and enter has nothing to do.  */
static inline bool is_entered(const struct co__joined *joined,
                              const struct co__context *mine)
{
    return mine && mine->task && mine->strand->co__top == joined->co__scope;
}

/* Polls the future of BRANCH, which is not null, with CX; drops it when it is ready, and returns
   true.  */
static inline __attribute__((always_inline)) bool poll_one(struct co__branch *branch,
                                                           struct co__context *cx)
{
    struct co__future future = *branch->co__future;

    if (__builtin_expect(future.vtable->head.abi != CO_ABI_VERSION, 0))
        co__panic_abi(&future.vtable->head);
    cx->strand = &branch->co__strand;
    if (future.vtable->poll(future.self, &cx->context, branch->co__result) != CO_READY)
        return false;
    future = *branch->co__future;
    *branch->co__future = (struct co__future){0};
    future.vtable->head.drop(future.self);
    return true;
}

static __attribute__((noinline)) void end_slowly(struct co__joined *joined)
{
    for (struct co__branch *branch = branches_of(joined); branch < end_of(joined);
         branch++)
        if (branch->co__strand.co__top != joined->co__scope)
            co__strand_end(&branch->co__strand, joined->co__scope);
}

/* Seldom is anything open in a strand.  */
static inline void end_strands(struct co__joined *joined)
{
    struct co__branch *branch = branches_of(joined);

    for (unsigned left = joined->co__count; left > 0; left--, branch++)
        if (__builtin_expect(branch->co__strand.co__top != joined->co__scope, 0)) {
            end_slowly(joined);
            return;
        }
}

void co__joined_end(struct co__joined *joined)
{
    end_strands(joined);
}

static inline int join_in(struct co__joined *joined, struct co__context *mine)
{
    CO__LENT lent = {mine, mine->strand};
    struct co__branch *branch = branches_of(joined), *end = end_of(joined);

    joined->co__first = NULL;
    do {
        if (!branch->co__future->vtable)
            continue;
        if (!poll_one(branch, mine))
            joined->co__first = branch;
        else if (__builtin_expect(branch->co__strand.co__top != joined->co__scope, 0))
            co__strand_end(&branch->co__strand, joined->co__scope);
    } while (++branch != end);
    return joined->co__first ? CO__WAITS : 0;
}

static __attribute__((noinline)) int enter_and_join(struct co__joined *joined,
                                                    struct co_context *cx)
{
    struct co__context made;

    return join_in(joined, enter(joined, cx, &made));
}

int co__join(struct co__joined *joined, struct co_context *cx)
{
    struct co__context *mine = co__context_of(cx);

    return is_entered(joined, mine) ? join_in(joined, mine) : enter_and_join(joined, cx);
}

/* Returns which branch of JOINED the first round begins with: another one each time.  */
static inline struct co__branch *first_of(const struct co__joined *joined)
{
    static _Thread_local unsigned selects __attribute__((tls_model("initial-exec")));
    unsigned at = selects++;

    if (at >= joined->co__count)
        at %= joined->co__count;
    return branches_of(joined) + at;
}

/* What has been polled has left its strand behind, else there was nothing.  JOINED is found
   from its branches, so that no register has to be kept for it.  */
static inline int select_in(struct co__joined *joined, struct co__context *mine)
{
    CO__LENT lent = {mine, mine->strand};
    struct co__branch *end = end_of(joined), *branch = joined->co__first;
    struct co__branch *begin = branches_of(joined);

    if (!branch)
        branch = first_of(joined);
    else if (++branch == end)
        branch = begin;
    __asm__("" : "+r"(begin));
    joined = (struct co__joined *)begin - 1;
    joined->co__first = branch;
    do {
        if (branch->co__future->vtable && poll_one(branch, mine)) {
            end_strands(joined);
            return (int)(branch - begin);
        }
        if (++branch == end)
            branch = begin;
    } while (branch != joined->co__first);
    return mine->strand == lent.strand ? -1 : CO__WAITS;
}

static __attribute__((noinline)) int enter_and_select(struct co__joined *joined,
                                                      struct co_context *cx)
{
    struct co__context made;

    return select_in(joined, enter(joined, cx, &made));
}

int co__select(struct co__joined *joined, struct co_context *cx)
{
    struct co__context *mine = co__context_of(cx);

    return is_entered(joined, mine) ? select_in(joined, mine)
                                    : enter_and_select(joined, cx);
}

/* Writes what the futures of JOINED, which is called NAME, wait for.  */
static void tell(struct co__dump *dump, const struct co__joined *joined, const char *name)
{
    struct co__dump below = *dump;

    if (dump->one)
        return;
    below.indent += 4;
    for (unsigned i = 0; i < joined->co__count; i++) {
        const struct co__future *future = branches_of(joined)[i].co__future;

        if (!future->vtable)
            continue;
        co__dump_line(dump, "waits in %s, for number %u:", name, i + 1);
        co__dump_future(&below, future);
    }
}

void co__dump_joined(struct co__dump *dump, const struct co__joined *joined)
{
    tell(dump, joined, joined->co__is_select ? "co_select" : "co_join");
}

/* ---- co_race ---------------------------------------------------------------- */

struct racer {
    struct co__branch branch; /* of the next member */
    struct co__future future;
};

struct race {
    bool finished;
    struct co__future *futures; /* behind the branches */
    struct co__joined joined;   /* with the branches behind it */
};

static size_t size_of(unsigned count)
{
    return sizeof(struct race) + count * sizeof(struct racer);
}

/* Ends RACE, the last future first.  */
static void end(struct race *race)
{
    if (race->finished)
        return;
    race->finished = true;
    for (unsigned i = race->joined.co__count; i-- > 0;)
        co__drop_future(co__take(&race->futures[i]));
    co__joined_end(&race->joined);
}

static enum co_poll race_poll(void *self, struct co_context *cx, void *result)
{
    struct race *race = self;

    if (race->finished)
        co__panic("co_race", CO__PANIC_FINISHED);
    for (unsigned i = 0; i < race->joined.co__count; i++)
        branches_of(&race->joined)[i].co__result = result;

    int which = co__select(&race->joined, cx);
    if (which == CO__WAITS)
        return CO_PENDING;
    if (which == -1)
        co__panic("co_race", CO__PANIC_NULL);
    end(race);
    return CO_READY;
}

static void race_drop(void *self)
{
    struct race *race = self;
    unsigned count = race->joined.co__count;

    end(race);
    co_frame_free(race, size_of(count), alignof(struct race));
}

static void race_tell(const void *self, struct co__dump *dump)
{
    tell(dump, &((const struct race *)self)->joined, "co_race");
}

static const struct co__telling_vtable race_vtable = {
    .future = {.head = CO__TELLING_LEAF("co_race", struct race, race_drop),
               .poll = race_poll},
    .tell = race_tell,
};

struct co__future co__race(void *futures, unsigned count)
{
    struct co__future *given = futures;
    struct race *race = co_frame_alloc(size_of(count), alignof(struct race));

    if (race) {
        *race = (struct race){.joined = {.co__count = count, .co__is_select = true}};
        race->futures = (struct co__future *)end_of(&race->joined);
    }
    for (unsigned i = 0; i < count; i++) {
        struct co__future future = co__take(&given[i]);

        if (!race) {
            co__drop_future(future);
            continue;
        }
        race->futures[i] = future;
        branches_of(&race->joined)[i] =
            (struct co__branch){.co__future = &race->futures[i]};
    }
    return race ? (struct co__future){.self = race, .vtable = &race_vtable.future}
                : (struct co__future){0};
}
