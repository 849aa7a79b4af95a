/* Queues of futures that wait for something shared, between threads too; see waiters.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__WAITERS_H
#define CO__WAITERS_H

#include "guard.h"
#include "leaf.h"

/* One that waits.  Its memory is its owner's.  */
struct co__waiter {
    struct co__waiter *next, *prev;
    struct co_waker waker;
    enum { CO__WAITER_OUT, CO__WAITER_IN, CO__WAITER_GRANTED } state;
};

/* Wakers that were taken under a guard, to be woken when it is unlocked.  */
struct co__wakes {
    unsigned count;
    struct co_waker wakers[16];
};

void co__waiters_enter(struct co__queue *waiters, struct co__waiter *waiter);
void co__waiters_enter_first(struct co__queue *waiters, struct co__waiter *waiter);
void co__waiters_leave(struct co__queue *waiters, struct co__waiter *waiter);

/* Takes the first of WAITERS out and grants it what it waits for.  */
void co__waiters_grant(struct co__queue *waiters, struct co__wakes *wakes);

/* False if WAKES is full: unlock, wake, and go on.  */
static inline bool co__wakes_left(const struct co__wakes *wakes)
{
    return wakes->count < sizeof wakes->wakers / sizeof *wakes->wakers;
}

void co__wakes_all(struct co__wakes *wakes);

static inline void co__wakes_do(struct co__wakes *wakes)
{
    if (wakes->count)
        co__wakes_all(wakes);
}

/* ---- Operations ----------------------------------------------------------- */

enum co__attempt { CO__NOT_NOW, CO__DONE };

struct co__operation;

/* A future of an operation, which gives an int.  */
struct co__waiting {
    struct co__waiter waiter; /* first */
    const struct co__operation *operation;
    struct co__guard *guard; /* null: finished */
    struct co__queue *queue;
    void *object;
    size_t amount; /* the operation's own, as is data */
    void *data;
    size_t extra; /* bytes behind this */
};

struct co__operation {
    const char *name;
    const char *what; /* the object is, in a dump; or null */

    /* WAITING, which was GRANTED or not, and is in no queue, tries; stores its RESULT when
       it is done.  If it is not, it has given back what it was granted.  */
    enum co__attempt (*attempt)(struct co__waiting *waiting, bool granted, int *result,
                                struct co__wakes *wakes);

    /* WAITING, which was not granted, has been put into the queue.  Null: there is nothing
       to do.  */
    void (*enter)(struct co__waiting *waiting, struct co__wakes *wakes);

    /* WAITING, which is out of the queue, ends early: gives back what it was GRANTED, and
       lets others go on that it stood in the way of.  Null: there is nothing to do.  */
    void (*leave)(struct co__waiting *waiting, bool granted, struct co__wakes *wakes);

    /* Without the guard, when the future is dropped.  Or null.  */
    void (*end)(struct co__waiting *waiting);
};

/* Both are called with the guard, and grant no more than WAKES has room for; so each
   attempt that was granted, and each leave, also grants what is left to grant.  */

/* Begins an operation like WITH, whose result this is, or CO__WAITS: then it is in
   PLACE.  */
int co__begin(struct co__place *place, struct co_context *cx,
              const struct co__waiting *with);

int co__wait_in_queue(struct co__waiting *waiting, struct co_context *cx);

/* The same with the guard, which is unlocked: it has to wait.  */
static inline int co__begin_waiting(struct co__place *place, struct co_context *cx,
                                    const struct co__operation *operation,
                                    struct co__guard *guard, struct co__queue *queue,
                                    void *object, void *data)
{
    struct co__waiting *waiting = (struct co__waiting *)place;

    waiting->operation = operation;
    waiting->guard = guard;
    waiting->queue = queue;
    waiting->object = object;
    waiting->amount = 0;
    waiting->data = data;
    waiting->extra = 0;
    return co__wait_in_queue(waiting, cx);
}

/* Returns a future like WITH, with that many bytes behind it, or a null one without
   memory.  */
struct co__future co__operation_new(struct co__waiting with);

/* Tries, and stores the result, or waits.  */
enum co__attempt co__waiting_step(struct co__waiting *waiting, struct co_context *cx,
                                  int *result);

/* Ends WAITING, unless its operation is over.  */
void co__waiting_end(struct co__waiting *waiting);

#endif
