/* The locks of <cogen/sync.h> as the runtime sees them.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__SYNC_H
#define CO__SYNC_H

#include "scope.h"
#include "waiters.h"

_Static_assert(sizeof(struct co__guard) == sizeof(int), "a guard is an int");

/* Both of an object of <cogen/structures.h>.  */
#define co__guard_of(object) ((struct co__guard *)&(object)->co__guard)
#define co__queue_of(object) (&(object)->co__queue)

/* Begins the operation WHAT on ON in PLACE.  */
#define co__operate(place, cx, on, what, ...)                                            \
    co__begin((place), (cx),                                                             \
              &(const struct co__waiting){.operation = (what),                           \
                                          .object = (on),                                \
                                          __VA_ARGS__})

extern const struct co__operation co__lock_operation;

/* With MUTEX's guard: returns true if it is locked, and then it is busy; else locks it.  */
static inline bool co__mutex_is_locked(struct co_mutex *mutex)
{
    unsigned old = __atomic_load_n(&mutex->co__state, __ATOMIC_RELAXED), now;

    do {
        if (old & CO__BUSY)
            return true;
        now = old ? CO__LOCKED | CO__BUSY : CO__LOCKED;
    } while (!__atomic_compare_exchange_n(&mutex->co__state, &old, now, true,
                                          __ATOMIC_ACQUIRE, __ATOMIC_RELAXED));
    if (old)
        return true;
    co__acquired(&mutex->co__state);
    __atomic_store_n(&mutex->co__owner, co__number_here, __ATOMIC_RELAXED);
    return false;
}

#endif
