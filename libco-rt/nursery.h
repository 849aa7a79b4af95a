/* Nurseries; see nursery.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__NURSERY_H
#define CO__NURSERY_H

#include "executor.h"
#include "guard.h"
#include "scope.h"

/* What is in a struct co_nursery, behind what the macro looks at.  */
struct co__nursery {
    struct co__scope scope;        /* first */
    struct co__executor *executor; /* null: it has ended, or this has */
    struct co__task *newest;       /* of those that have not ended */
    size_t count;                  /* how many these are */
    int error;                     /* the first negative result, or 0 */
    struct co__guard guard;        /* of the tasks and who waits, if shared */
    bool joined;                   /* its own task waits for all to end */
    struct co_waker waiting;       /* the same of another one, or in a pool */
    struct co__limited *limited, *last_limited; /* who waits for fewer to be left */
    struct co__nursery *next, *prev;            /* of the executor's */
};

void co__nursery_lock_shared(struct co__nursery *nursery);
void co__nursery_unlock_shared(struct co__nursery *nursery);

/* Nothing but in a pool.  */
static inline void co__nursery_lock(struct co__nursery *nursery)
{
    if (__builtin_expect(nursery->scope.shared, 0))
        co__nursery_lock_shared(nursery);
}

static inline void co__nursery_unlock(struct co__nursery *nursery)
{
    if (__builtin_expect(nursery->scope.shared, 0))
        co__nursery_unlock_shared(nursery);
}

void co__nursery_wake_all(struct co__nursery *nursery);

/* EXECUTOR ends: drops the tasks of the nurseries that outlive it.  */
void co__nursery_abandon_all(struct co__executor *executor);

/* Starts FUTURE, which is consumed, in NURSERY.  Returns 0 or a negative errno.  */
int co__nursery_start(struct co__nursery *nursery, struct co__future future);

/* Who waits in co_start_limited.  */
struct co__limited {
    struct co__limited *next, *prev;
    struct co__nursery *nursery; /* null: not in its list */
    struct co_waker waker;
    bool left_alone; /* the nursery is gone */
};

void co__limited_leave(struct co__limited *limited);
void co__limited_enter(struct co__limited *limited, struct co__nursery *nursery);

#endif
