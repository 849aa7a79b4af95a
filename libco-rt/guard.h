/* A lock of four bytes for a few instructions; all 0 is unlocked.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Mutex 2 of Drepper, "Futexes are tricky" (2011).  No call of what the user wrote, and
   nothing that may throw, is made while one is held.  */

#ifndef CO__GUARD_H
#define CO__GUARD_H

#include "ordered.h"

#include <stdatomic.h>
#include <stdbool.h>

struct co__guard {
    _Atomic int state; /* 0: unlocked, 1: locked, 2: somebody may wait */
};

void co__guard_wait(struct co__guard *guard);
void co__guard_wake(struct co__guard *guard);

static inline void co__guard_lock(struct co__guard *guard)
{
    int unlocked = 0;

    if (!atomic_compare_exchange_strong_explicit(
            &guard->state, &unlocked, 1, memory_order_acquire, memory_order_relaxed))
        co__guard_wait(guard);
    co__acquired(guard);
}

static inline void co__guard_unlock(struct co__guard *guard)
{
    co__released(guard);
    if (atomic_exchange_explicit(&guard->state, 0, memory_order_release) == 2)
        co__guard_wake(guard);
}

/* The same where the thread sanitizer need not be told (co__usual), in two steps that call
   nothing.  co__guard_try: true, and it is locked.  co__guard_leave: true, and co__guard_wake is
   still to be called.  */
static inline bool co__guard_try(struct co__guard *guard)
{
    int unlocked = 0;

    return __builtin_expect(
        atomic_compare_exchange_strong_explicit(
            &guard->state, &unlocked, 1, memory_order_acquire, memory_order_relaxed),
        1);
}

static inline bool co__guard_leave(struct co__guard *guard)
{
    return atomic_exchange_explicit(&guard->state, 0, memory_order_release) == 2;
}

#endif
