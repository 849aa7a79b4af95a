/* Scopes of cancellation; see scope.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__SCOPE_H
#define CO__SCOPE_H

#include "executor.h"

#include <stdatomic.h>

/* What stands around it: a shield sees no request from outside; a nursery has it as its first
   member.  */
enum co__scope_kind { CO__SCOPE_PLAIN, CO__SCOPE_SHIELD, CO__SCOPE_NURSERY };

/* Its memory is its owner's, who closes it before it is gone.  */
struct co__scope {
    struct co__scope *parent;      /* the scope that this one is opened in, or null */
    struct co__scope *child;       /* the first of those opened in this one */
    struct co__scope *next, *prev; /* of the parent's; the first has prev null */
    struct co__strand *strand;     /* of a nursery: in which it is open; null: in none */
    struct co__task *task;         /* that is woken by a request; held, or null */
    unsigned char kind;            /* enum co__scope_kind */
    bool shared;                   /* between the threads of a pool */
    bool lent; /* for one poll: task is not held, and the parent does not have it; child and
                  strand are not set */
    unsigned char cancelled; /* atomic.  A request reached it, CO__REQUESTED; or CO__CLOSED:
                                nothing is started in it any more */
};

enum { CO__REQUESTED = 1, CO__CLOSED = 2 };

/* Opens SCOPE, all of whose members but its kind are set to 0 by this; in PARENT, or null.  A request wakes TASK, or nobody if that is null.  */
void co__scope_open(struct co__scope *scope, struct co__scope *parent,
                    struct co__task *task);

/* SCOPE, which was lent (co__scope_lend), stays open after the poll.  */
void co__scope_keep(struct co__scope *scope);

/* Returns true if SCOPE is cancelled, or one that it is lent in.  */
bool co__scope_cancelled_slowly(const struct co__scope *scope);

/* Makes PARENT and TASK those of SCOPE, which is open.  */
void co__scope_move(struct co__scope *scope, struct co__scope *parent,
                    struct co__task *task);

void co__scope_close_slowly(struct co__scope *scope);

/* Closes SCOPE, which co__scope_push opened.  */
void co__scope_pop(struct co__scope *scope);

/* STRAND is about to be gone, and what is open in it above BASE is in no strand then.  */
void co__strand_end(struct co__strand *strand, struct co__scope *base);

/* What is open in STRAND above BASE is so above NOW from then on, for TASK.  */
void co__strand_rebase(struct co__strand *strand, struct co__scope *base,
                       struct co__scope *now, struct co__task *task);

/* Makes *TO the strand that FROM was, which is about to be gone.  */
void co__strand_relocate(struct co__strand *to, struct co__strand *from);

/* Requests that all in SCOPE ends, unless that was done: wakes each task in it, but
   nobody in a shielded one.  */
void co__scope_cancel(struct co__scope *scope);

/* True also if it is closed.  */
static inline bool co__scope_cancelled(const struct co__scope *scope)
{
    return __atomic_load_n(&scope->cancelled, __ATOMIC_RELAXED);
}

/* True if a request has reached SCOPE, not if it is closed alone.  */
static inline bool co__scope_requested(const struct co__scope *scope)
{
    return __atomic_load_n(&scope->cancelled, __ATOMIC_RELAXED) == CO__REQUESTED;
}

/* SCOPE is CANCELLED from the beginning, or not.  */
static inline void co__scope_init(struct co__scope *scope, bool cancelled)
{
    if (__builtin_expect(cancelled, 0))
        __atomic_fetch_add(&co__requests, 1, __ATOMIC_RELAXED);
    __atomic_store_n(&scope->cancelled, cancelled ? CO__REQUESTED : 0, __ATOMIC_RELAXED);
}

static inline void co__scope_link(struct co__scope *scope, struct co__scope *parent)
{
    scope->parent = parent;
    scope->prev = NULL;
    scope->next = NULL;
    if (!parent)
        return;
    scope->next = parent->child;
    if (scope->next)
        scope->next->prev = scope;
    parent->child = scope;
}

static inline void co__scope_unlink(struct co__scope *scope)
{
    if (scope->next)
        scope->next->prev = scope->prev;
    if (scope->prev)
        scope->prev->next = scope->next;
    else if (scope->parent)
        scope->parent->child = scope->next;
}

/* True if a scope that is opened in PARENT, or null, is cancelled.  */
static inline bool co__scope_cancelled_by(const struct co__scope *scope,
                                          const struct co__scope *parent)
{
    return parent && co__scope_requested(parent) && scope->kind != CO__SCOPE_SHIELD;
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

static inline bool co__scope_is_shared(const struct co__scope *parent,
                                       const struct co__task *task)
{
    return task ? task->executor->pool != NULL : parent && parent->shared;
}

void co__scope_open_shared(struct co__scope *scope, struct co__scope *parent);

static inline void co__scope_begin(struct co__scope *scope, struct co__scope *parent,
                                   struct co__task *task)
{
    scope->child = NULL;
    scope->task = task;
    scope->shared = co__scope_is_shared(parent, task);
    scope->lent = false;
    if (task)
        task->holders++; /* it is polled on this thread */
    if (parent && parent->lent)
        co__scope_keep(parent);
    if (__builtin_expect(scope->shared, 0)) {
        co__scope_open_shared(scope, parent);
        return;
    }
    co__scope_init(scope, co__scope_cancelled_by(scope, parent));
    co__scope_link(scope, parent);
}

/* Closes SCOPE.  What is still open in it belongs to its parent then.  */
static inline void co__scope_close(struct co__scope *scope)
{
    if (scope->lent)
        return;
    if (__builtin_expect(scope->shared || scope->child || co__scope_cancelled(scope),
                         0)) {
        co__scope_close_slowly(scope);
        return;
    }

    struct co__task *task = scope->task;
    co__scope_unlink(scope);
    scope->parent = NULL;
    scope->task = NULL;
    if (task)
        co__task_unhold(task);
}

/* The same as co__scope_lend, where nothing is shared.  */
static inline void co__scope_lend_here(struct co__scope *scope, struct co__scope *parent,
                                       struct co__task *task)
{
    scope->shared = false;
    scope->lent = true;
    scope->cancelled = 0; /* nobody else knows it */
    scope->parent = parent;
    scope->task = task;
}

/* Puts SCOPE, which was lent, and now is held, in the tree.  */
static inline void co__scope_enter_tree(struct co__scope *scope)
{
    scope->lent = false;
    scope->child = NULL;
    scope->strand = NULL;
    co__scope_link(scope, scope->parent);
}

/* The same as co__scope_open while TASK, or nobody if that is null, is polled, after which it
   is closed or kept.  Until then only who looks from SCOPE upward finds something there.  */
static inline void co__scope_lend(struct co__scope *scope, struct co__scope *parent,
                                  struct co__task *task)
{
    if (__builtin_expect(co__scope_is_shared(parent, task), 0))
        co__scope_open(scope, parent, task);
    else
        co__scope_lend_here(scope, parent, task);
}

/* Opens SCOPE, a nursery's, as the innermost of STRAND.  */
static inline void co__scope_push(struct co__scope *scope, struct co__strand *strand,
                                  struct co__task *task)
{
    scope->strand = strand;
    co__scope_begin(scope, strand->co__top, task);
    strand->co__top = scope;
}

/* The same as co__task_end.  */
static inline void co__task_end_in(struct co__task *task)
{
    struct co__future future = task->future;

    task->state |= CO__TASK_FINISHED;
    task->future = (struct co__future){0};
    if (future.vtable)
        future.vtable->head.drop(future.self);
    if (task->strand.co__top != (struct co__scope *)task->nursery)
        co__strand_end(&task->strand, (struct co__scope *)task->nursery);
    if (task->locals)
        co__task_free_locals(task);
}

/* True if nobody is cancelled, and the thread sanitizer is not there: operations have a short
   way then.  */
static inline bool co__usual(void)
{
    return __builtin_expect(__atomic_load_n(&co__requests, __ATOMIC_RELAXED) == 0, 1);
}

#endif
