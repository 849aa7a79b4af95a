/* A pairing heap of timers; see timer-heap.h.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Invariant: no timer is earlier than its parent.  */

#include "timer-heap.h"

#include <stddef.h>

/* Returns the heap of the timers of A and B, either of which may be null; both
   are roots.  The later one becomes the other's first child.  */
static struct co__timer *meld(struct co__timer *a, struct co__timer *b)
{
    if (!a || !b)
        return a ? a : b;
    if (co__timer_before(b, a)) {
        struct co__timer *later = a;
        a = b;
        b = later;
    }
    b->next = a->child;
    if (b->next)
        b->next->prev = b;
    b->prev = a;
    a->child = b;
    return a;
}

/* Takes the first node off the list *NODES and returns it as a root, or null.  */
static struct co__timer *detach_first(struct co__timer **nodes)
{
    struct co__timer *first = *nodes;

    if (first) {
        *nodes = first->next;
        first->next = first->prev = NULL;
    }
    return first;
}

/* Returns the heap of all NODES, a list of siblings: melds them in pairs from the
   first to the last, then the pairs from the last to the first.  */
static struct co__timer *meld_siblings(struct co__timer *nodes)
{
    struct co__timer *pairs = NULL, *heap = NULL;

    while (nodes) {
        struct co__timer *a = detach_first(&nodes);
        struct co__timer *pair = meld(a, detach_first(&nodes));
        pair->next = pairs;
        pairs = pair;
    }
    while (pairs)
        heap = meld(heap, detach_first(&pairs));
    return heap;
}

void co__timer_push(struct co__timer **heap, struct co__timer *timer)
{
    timer->child = timer->next = timer->prev = NULL;
    *heap = meld(*heap, timer);
}

void co__timer_remove(struct co__timer **heap, struct co__timer *timer)
{
    struct co__timer *children = meld_siblings(timer->child);

    timer->child = NULL;
    if (timer == *heap) {
        *heap = children;
        return;
    }
    if (timer->prev->child == timer)
        timer->prev->child = timer->next;
    else
        timer->prev->next = timer->next;
    if (timer->next)
        timer->next->prev = timer->prev;
    *heap = meld(*heap, children);
}
