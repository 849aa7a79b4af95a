/* A queue of timers by deadline: an intrusive pairing heap.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Allocates nothing.  Pushing and looking at the earliest are O(1), removing is
   O(log n) amortised.  Takes no lock.  */

#ifndef CO__TIMER_HEAP_H
#define CO__TIMER_HEAP_H

#include <stdbool.h>
#include <time.h>

struct co__timer {
    struct timespec deadline; /* on CLOCK_MONOTONIC; constant while queued */

    /* The heap's.  A node's children are a list, linked by next; prev is the
       previous one, or the parent for the first.  */
    struct co__timer *child, *next, *prev;
};

/* A heap is a pointer to its earliest timer, null when empty.  */

bool co__time_before(const struct timespec *a, const struct timespec *b);
void co__timer_push(struct co__timer **heap, struct co__timer *timer);
void co__timer_remove(struct co__timer **heap, struct co__timer *timer);

#endif
