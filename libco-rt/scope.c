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

   Law: a strand that ends leaves no scope that points to it, and a scope that closes
   none that has it for a parent.  */

#include "scope.h"
#include "executor.h"
#include "nursery.h"

static void link_to(struct co__scope *scope, struct co__scope *parent)
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

static void unlink_from_parent(struct co__scope *scope)
{
    if (scope->next)
        scope->next->prev = scope->prev;
    if (scope->prev)
        scope->prev->next = scope->next;
    else if (scope->parent)
        scope->parent->child = scope->next;
}

void co__scope_open(struct co__scope *scope, struct co__scope *parent,
                    struct co__task *task)
{
    scope->child = NULL;
    scope->strand = NULL;
    scope->task = task;
    if (task)
        co__task_hold(task);
    scope->cancelled = parent && parent->cancelled && !scope->shielded;
    link_to(scope, parent);
}

static void set_task(struct co__scope *scope, struct co__task *task)
{
    struct co__task *old = scope->task;

    if (task == old)
        return;
    if (task)
        co__task_hold(task);
    scope->task = task;
    if (old)
        co__task_unhold(old);
}

void co__scope_move(struct co__scope *scope, struct co__scope *parent,
                    struct co__task *task)
{
    set_task(scope, task);
    if (scope->parent == parent)
        return;
    unlink_from_parent(scope);
    link_to(scope, parent);
    if (parent && parent->cancelled && !scope->shielded)
        co__scope_cancel(scope);
}

void co__scope_close(struct co__scope *scope)
{
    while (scope->child) {
        struct co__scope *child = scope->child;

        unlink_from_parent(child);
        link_to(child, scope->parent);
    }
    unlink_from_parent(scope);
    scope->parent = NULL;
    set_task(scope, NULL);
}

void co__scope_push(struct co__scope *scope, struct co__strand *strand,
                    struct co__task *task)
{
    co__scope_open(scope, strand->top, task);
    scope->strand = strand;
    strand->top = scope;
}

void co__scope_pop(struct co__scope *scope)
{
    if (scope->strand && scope->strand->top == scope)
        scope->strand->top = scope->parent;
    co__scope_close(scope);
}

void co__strand_end(struct co__strand *strand, struct co__scope *base)
{
    for (struct co__scope *scope = strand->top; scope && scope != base;
         scope = scope->parent)
        if (scope->strand == strand)
            scope->strand = NULL;
}

/* Marks SCOPE alone, and wakes who is in it.  */
static void cancel_one(struct co__scope *scope)
{
    scope->cancelled = true;
    if (scope->task)
        co__task_wake_held(scope->task);
    if (scope->nursery)
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

void co__scope_cancel(struct co__scope *scope)
{
    if (scope->cancelled)
        return;
    cancel_one(scope);

    struct co__scope *below = next_below(scope, scope, true);
    while (below) {
        bool reached = !below->shielded && !below->cancelled;

        if (reached)
            cancel_one(below);
        below = next_below(below, scope, reached);
    }
}
