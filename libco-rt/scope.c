/* Scopes of cancellation.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A tree.  A request goes down from where it is made to all that is below, once, and
   stops at what is shielded; so a leaf that asks looks at one scope, its own.  A scope
   that is opened in a cancelled one is cancelled.

   A leaf that polls something, such as a timeout, gives it a strand of its own, which
   begins with the leaf's scope, in each context that it makes.  A nursery polls nothing:
   it stands in the body of a coroutine, whose awaits get the context that the coroutine
   is polled with.  Therefore it is put on top of the strand that the context has, and
   what is awaited in its statement finds it there.  In a strand one await is inside
   another, so nurseries end in the order in which stacks want it; where that fails, since
   somebody polls several futures with one context, a scope in the middle is taken out.

   What is polled in a leaf is often ready at once, and then nobody else has seen the leaf's
   scope.  So that is lent first: it has a parent and is in no tree.  It is put there when
   something is opened in it, or it goes on to wait.  Who asks whether it is cancelled looks
   upward until then.

   Law: a strand that ends leaves no scope that points to it, and a scope that closes
   none that has it for a parent.

   In a pool many threads are in one tree, so what is shared has a lock, one for all pools: a
   future may go from one to another, and its scope with it.  The strand is that of who
   polls.  Waking is all that is done under the lock, by cancel_one; it takes no other one
   than a nursery's.  */

#include "scope.h"
#include "executor.h"
#include "guard.h"
#include "nursery.h"

static struct co__guard tree;

/* Scopes that a request has reached and that are open.  While there is none, which is nearly
   always, who asks whether he is cancelled looks at nothing else.  Each of them counts itself
   before it wakes anybody, so who was woken by a request sees it.  */
unsigned co__requests;

/* With the thread sanitizer there is always one, so the short ways that are taken without do
   not tell it of anything (co__usual).  */
static __attribute__((constructor(101))) void count_sanitizer(void)
{
    if (__tsan_acquire)
        co__requests = 1;
}

void co__tree_lock_shared(void)
{
    co__guard_lock(&tree);
}

void co__tree_unlock_shared(void)
{
    co__guard_unlock(&tree);
}

void co__scope_open_shared(struct co__scope *scope, struct co__scope *parent)
{
    co__tree_lock_shared();
    co__scope_init(scope, co__scope_cancelled_by(scope, parent));
    co__scope_link(scope, parent);
    co__tree_unlock_shared();
}

void co__scope_open(struct co__scope *scope, struct co__scope *parent,
                    struct co__task *task)
{
    scope->strand = NULL;
    co__scope_begin(scope, parent, task);
}

static void cancel(struct co__scope *scope);

void co__scope_keep(struct co__scope *scope)
{
    struct co__scope *parent = scope->parent;

    if (scope->task)
        scope->task->holders++; /* it is polled on this thread */
    if (parent && parent->lent)
        co__scope_keep(parent);
    co__scope_enter_tree(scope);
    if (__builtin_expect(!co__usual(), 0) && co__scope_cancelled_by(scope, parent))
        cancel(scope);
}

bool co__scope_cancelled_slowly(const struct co__scope *scope)
{
    while (scope && !co__scope_requested(scope) && scope->lent &&
           scope->kind != CO__SCOPE_SHIELD)
        scope = scope->parent;
    return scope && co__scope_requested(scope);
}

void co__scope_move(struct co__scope *scope, struct co__scope *parent,
                    struct co__task *task)
{
    struct co__task *old = scope->task;
    bool shared = co__scope_is_shared(parent, task), locked = shared || scope->shared;

    if (scope->lent)
        co__scope_keep(scope);
    if (parent && parent->lent)
        co__scope_keep(parent);
    if (task && task != old)
        co__task_hold(task);
    co__tree_lock(locked);
    scope->task = task;
    scope->shared = shared;
    if (scope->parent != parent) {
        co__scope_unlink(scope);
        co__scope_link(scope, parent);
        if (co__scope_cancelled_by(scope, parent))
            cancel(scope);
    }
    co__tree_unlock(locked);
    if (old && task != old)
        co__task_unhold(old);
}

static inline void close(struct co__scope *scope)
{
    while (scope->child) {
        struct co__scope *child = scope->child;

        co__scope_unlink(child);
        co__scope_link(child, scope->parent);
    }
    co__scope_unlink(scope);
    scope->parent = NULL;
    if (__builtin_expect(co__scope_requested(scope), 0))
        __atomic_fetch_sub(&co__requests, 1, __ATOMIC_RELAXED);
}

static __attribute__((noinline)) void close_shared(struct co__scope *scope)
{
    co__tree_lock_shared();
    close(scope);
    co__tree_unlock_shared();
}

void co__scope_close_slowly(struct co__scope *scope)
{
    if (scope->shared)
        close_shared(scope);
    else
        close(scope);

    struct co__task *task = scope->task;
    if (task) {
        scope->task = NULL; /* nobody finds it in the tree any more */
        co__task_unhold(task);
    }
}

void co__scope_pop(struct co__scope *scope)
{
    if (scope->strand && scope->strand->co__top == scope)
        scope->strand->co__top = scope->parent;
    co__scope_close(scope);
}

/* True if SCOPE is open in STRAND.  */
static bool is_in(const struct co__scope *scope, const struct co__strand *strand)
{
    return !scope->lent && scope->strand == strand;
}

void co__strand_end(struct co__strand *strand, struct co__scope *base)
{
    if (!strand->co__top || strand->co__top == base)
        return;

    bool shared = strand->co__top->shared;
    co__tree_lock(shared);
    for (struct co__scope *scope = strand->co__top; scope && scope != base;
         scope = scope->parent)
        if (is_in(scope, strand))
            scope->strand = NULL;
    strand->co__top = base; /* what was above may be gone before STRAND is */
    co__tree_unlock(shared);
}

void co__strand_rebase(struct co__strand *strand, struct co__scope *base,
                       struct co__scope *now, struct co__task *task)
{
    struct co__scope *scope = strand->co__top;

    if (scope == base) {
        strand->co__top = now;
        return;
    }
    bool shared = scope->shared;
    co__tree_lock(shared);
    while (scope->parent && is_in(scope->parent, strand))
        scope = scope->parent;
    co__tree_unlock(shared);
    co__scope_move(scope, now, task);
}

void co__strand_relocate(struct co__strand *to, struct co__strand *from)
{
    bool shared = from->co__top && from->co__top->shared;

    *to = *from;
    co__tree_lock(shared);
    for (struct co__scope *scope = to->co__top; scope && is_in(scope, from);
         scope = scope->parent)
        scope->strand = to;
    co__tree_unlock(shared);
}

/* Marks SCOPE alone, and wakes who is in it.  */
static void cancel_one(struct co__scope *scope)
{
    co__scope_init(scope, true);
    if (scope->task)
        co__task_wake_held(scope->task);
    if (scope->kind == CO__SCOPE_NURSERY)
        co__nursery_wake_all((struct co__nursery *)scope);
}

/* Returns what follows SCOPE in the tree below TOP, outer ones first; not what is below
   SCOPE unless DEEPER.  */
static struct co__scope *next_below(struct co__scope *scope, struct co__scope *top,
                                    bool deeper)
{
    if (deeper && scope->child)
        return scope->child;
    while (scope != top && !scope->next)
        scope = scope->parent;
    return scope == top ? NULL : scope->next;
}

/* With the lock.  */
static void cancel(struct co__scope *scope)
{
    if (co__scope_cancelled(scope))
        return;
    cancel_one(scope);

    struct co__scope *below = next_below(scope, scope, true);
    while (below) {
        bool reached = below->kind != CO__SCOPE_SHIELD && !co__scope_cancelled(below);

        if (reached)
            cancel_one(below);
        below = next_below(below, scope, reached);
    }
}

void co__scope_cancel(struct co__scope *scope)
{
    bool shared = scope->shared;

    co__tree_lock(shared);
    cancel(scope);
    co__tree_unlock(shared);
}
