/* Scopes of cancellation; see scope.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__SCOPE_H
#define CO__SCOPE_H

#include "context.h"

#include <stdatomic.h>

/* Its memory is its owner's, who closes it before it is gone.  */
struct co__scope {
    struct co__scope *parent;      /* the scope that this one is opened in, or null */
    struct co__scope *child;       /* the first of those opened in this one */
    struct co__scope *next, *prev; /* of the parent's; the first has prev null */
    struct co__strand *strand;     /* of a nursery: in which it is open; null: in none */
    struct co__task *task;         /* that is woken by a request; held, or null */
    _Atomic bool cancelled;        /* a request reached it */
    bool shielded;                 /* it sees no request from outside */
    bool nursery;                  /* it is the first member of a nursery */
    bool shared;                   /* between the threads of a pool */
    bool lent;                     /* task is not held */
};

/* Opens SCOPE, all of whose members but these are set to 0 by this: shielded and
   nursery; in PARENT, or null.  A request wakes TASK, or nobody if that is null.  */
void co__scope_open(struct co__scope *scope, struct co__scope *parent,
                    struct co__task *task);

/* The same while TASK, or nobody if that is null, is polled; it is not held until
   co__scope_keep.  */
void co__scope_lend(struct co__scope *scope, struct co__scope *parent,
                    struct co__task *task);
void co__scope_keep(struct co__scope *scope);

/* Makes PARENT and TASK those of SCOPE, which is open.  */
void co__scope_move(struct co__scope *scope, struct co__scope *parent,
                    struct co__task *task);

/* Closes SCOPE.  What is still open in it belongs to its parent then.  */
void co__scope_close(struct co__scope *scope);

/* Opens SCOPE, a nursery's, as the innermost of STRAND.  */
void co__scope_push(struct co__scope *scope, struct co__strand *strand,
                    struct co__task *task);

/* Closes SCOPE, which co__scope_push opened.  */
void co__scope_pop(struct co__scope *scope);

/* STRAND is about to be gone, and what is open in it above BASE is in no strand then.  */
void co__strand_end(struct co__strand *strand, struct co__scope *base);

/* Requests that all in SCOPE ends, unless that was done: wakes each task in it, but
   nobody in a shielded one.  */
void co__scope_cancel(struct co__scope *scope);

static inline bool co__scope_cancelled(const struct co__scope *scope)
{
    return atomic_load_explicit(&scope->cancelled, memory_order_relaxed);
}

void co__tree_lock_shared(void);
void co__tree_unlock_shared(void);

/* The lock of all that is SHARED; else nothing.  */
static inline void co__tree_lock(bool shared)
{
    if (__builtin_expect(shared, 0))
        co__tree_lock_shared();
}

static inline void co__tree_unlock(bool shared)
{
    if (__builtin_expect(shared, 0))
        co__tree_unlock_shared();
}

/* The same as co_context_cancelled.  */
static inline bool co__cancelled(const struct co_context *cx)
{
    const struct co__scope *scope = co__context_scope(cx);

    return scope && co__scope_cancelled(scope);
}

#endif
