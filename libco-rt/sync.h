/* The locks of <cogen/sync.h> as the runtime sees them.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__SYNC_H
#define CO__SYNC_H

#include "waiters.h"

_Static_assert(sizeof(struct co__guard) == sizeof(int), "a guard is an int");

/* Both of an object of <cogen/structures.h>.  */
#define co__guard_of(object) ((struct co__guard *)&(object)->co__guard)
#define co__queue_of(object) (&(object)->co__queue)

/* The operation WHAT on ON.  */
#define co__operation_on(on, what, ...)                                                  \
    (&(const struct co__waiting){.operation = (what),                                    \
                                 .guard = co__guard_of(on),                              \
                                 .queue = co__queue_of(on),                              \
                                 .object = (on),                                         \
                                 __VA_ARGS__})

/* Begins it in PLACE.  */
#define co__operate(place, cx, ...) co__begin(place, cx, co__operation_on(__VA_ARGS__))

extern const struct co__operation co__lock_operation;

/* With MUTEX's guard, whose lock is free: gives it to the first that waits.  */
void co__mutex_pass_on(struct co_mutex *mutex, struct co__wakes *wakes);

#endif
