/* A queue of timers by deadline: an intrusive pairing heap.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Allocates nothing.  Pushing and looking at the earliest are O(1), removing is
   O(log n) amortised.  Takes no lock.  */

#ifndef CO__TIMER_HEAP_H
#define CO__TIMER_HEAP_H

#include <stdbool.h>
#include <stdint.h>

struct co__timer {
    uint64_t deadline;         /* a time of co_now; constant while queued */
    unsigned order;            /* the lesser first of two with the same deadline */
    unsigned char level, slot; /* the wheel's */
    unsigned char state;       /* that of what the timer is in */
    unsigned char how;         /* how its owner waits (clock-wait.h) */

    /* The heap's.  A node's children are a list, linked by next; prev is the
       previous one, or the parent for the first.  */
    struct co__timer *child, *next, *prev;
};

/* A heap is a pointer to its earliest timer, null when empty.  */

/* True if A comes before B.  */
static inline bool co__timer_before(const struct co__timer *a, const struct co__timer *b)
{
    if (a->deadline != b->deadline)
        return a->deadline < b->deadline;
    return (int)(a->order - b->order) < 0;
}

void co__timer_push(struct co__timer **heap, struct co__timer *timer);
void co__timer_remove(struct co__timer **heap, struct co__timer *timer);

#endif
