/* What the runtime's own executor puts behind a context; see context.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__CONTEXT_H
#define CO__CONTEXT_H

#include <cogen/structures.h>

struct co__task;

/* A context made by the runtime.  It is recognised by its waker, whose data it is, so
   whoever makes a context of its own with this waker passes all of it on.  */
struct co__context {
    struct co_context context; /* what is polled with: its waker is the next member */
    struct co_waker waker;     /* borrowed: its data is this context */
    struct co__task *task;     /* that is polled; null in that of another executor, and
                                  before co__context_task */
    struct co_waker *foreign;  /* another executor's waker, or null */
    struct co__strand *strand; /* null: no scope */
    bool plain;                /* task is there, and of no pool */
};

extern const struct co_waker_vtable co__context_waker;

/* Returns what is behind CX, or null if only a waker is in it.  */
static inline struct co__context *co__context_of(const struct co_context *cx)
{
    struct co__context *mine;

    if (!cx->waker || cx->waker->vtable != &co__context_waker)
        return NULL;
    mine = cx->waker->data;
    if (!mine)
        __builtin_unreachable();
    return mine;
}

/* Makes the task of CX, which has none yet.  Returns it; null in the context of another
   executor.  */
struct co__task *co__context_make_task(struct co__context *cx);

static inline struct co__task *co__context_task(struct co__context *cx)
{
    return cx->task ? cx->task : co__context_make_task(cx);
}

/* Makes *INNER the context for polling something for OUTER, behind which MINE is, in the
   strand STRAND.  */
static inline void co__context_derive(struct co__context *inner, struct co_context *outer,
                                      struct co__context *mine, struct co__strand *strand)
{
    inner->context.waker = &inner->waker;
    inner->waker.data = inner;
    inner->waker.vtable = &co__context_waker;
    inner->task = mine ? co__context_task(mine) : NULL;
    inner->foreign = mine ? mine->foreign : outer->waker;
    inner->strand = strand;
    inner->plain = mine && mine->plain;
}

/* Returns the innermost scope that CX is in, or null.  */
static inline struct co__scope *co__context_scope(const struct co_context *cx)
{
    struct co__context *mine = co__context_of(cx);

    return mine && mine->strand ? mine->strand->co__top : NULL;
}

/* Makes *KEPT, a waker or null, one for the task that CX polls.  */
void co__keep_waker(struct co_waker *kept, struct co_context *cx);

#endif
