/* Queues of futures that wait for something shared, between threads too; see waiters.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__WAITERS_H
#define CO__WAITERS_H

#include "executor.h"
#include "guard.h"
#include "leaf.h"

/* One that waits.  Its memory is its owner's.  */
struct co__waiter {
    struct co__waiter *next, *prev;
    struct co_waker waker;
    unsigned short state; /* enum co__waiter_state */
    unsigned short over;  /* of an operation, its owner's: true once it has ended */
};

/* The last is one that was granted what it waits for, but is still among those that struct
   co__wakes has no room for, and has its waker itself.  */
enum co__waiter_state {
    CO__WAITER_OUT,
    CO__WAITER_IN,
    CO__WAITER_GRANTED,
    CO__WAITER_GRANTED_IN
};

/* Wakers that were taken under a guard, to be woken when it is unlocked; and those that are still
   to be taken, between two that are none.  */
struct co__wakes {
    unsigned count;
    bool more; /* the others are not unset */
    struct co_waker wakers[16];
    struct co__waiter before, behind;
};

static inline void co__wakes_begin(struct co__wakes *wakes)
{
    wakes->count = 0;
    wakes->more = false;
}

void co__waiters_enter(struct co__queue *waiters, struct co__waiter *waiter);
void co__waiters_enter_first(struct co__queue *waiters, struct co__waiter *waiter);
void co__waiters_leave(struct co__queue *waiters, struct co__waiter *waiter);

/* Takes the first of WAITERS out and grants it what it waits for; the second one, all.  */
void co__waiters_grant(struct co__queue *waiters, struct co__wakes *wakes);
void co__waiters_grant_all(struct co__queue *waiters, struct co__wakes *wakes);

/* Wakes those of WAKES, for which GUARD was locked; it is not now.  */
void co__wakes_all(struct co__wakes *wakes, struct co__guard *guard);

static inline void co__wakes_do(struct co__wakes *wakes, struct co__guard *guard)
{
    if (wakes->count)
        co__wakes_all(wakes, guard);
}

/* Takes WAITER, the first of WAITERS, out and grants it what it waits for; its waker is gone.  */
static inline void co__waiters_take_first(struct co__queue *waiters,
                                          struct co__waiter *waiter)
{
    waiters->co__first = waiter->next;
    if (waiter->next)
        waiter->next->prev = NULL;
    else
        waiters->co__last = NULL;
    waiter->state = CO__WAITER_GRANTED;
    waiter->waker.vtable = NULL;
}

/* Returns the task that WAITER wakes if it is one of this thread, else null.  */
static inline struct co__task *co__waiter_task_here(const struct co__waiter *waiter)
{
    struct co__task *task = waiter->waker.data;

    return waiter->waker.vtable == &co__task_waker_vtable &&
                   task->executor == co__executor_here && !(task->state & CO__TASK_MERGED)
               ? task
               : NULL;
}

/* The number of the task that WAITER, which is in a queue, wakes; 0: that is not known.  */
static inline unsigned co__waiter_number(const struct co__waiter *waiter)
{
    return waiter->waker.vtable == &co__task_waker_vtable
               ? ((const struct co__task *)waiter->waker.data)->number
               : 0;
}

/* Grants what WAITER, the first of WAITERS, waits for; it wakes TASK, of this thread.  */
static inline void co__waiters_grant_task(struct co__queue *waiters,
                                          struct co__waiter *waiter,
                                          struct co__task *task)
{
    co__waiters_take_first(waiters, waiter);
    task->holders--;
    co__task_wake_here(task);
}

/* Takes WAITER, the first of WAITERS, out and grants it what it waits for.  A task of this
   thread is woken at once: that calls nothing.  What else is to be woken when the guard is
   unlocked is returned, or null.  */
static inline struct co_waker co__waiters_grant_first(struct co__queue *waiters,
                                                      struct co__waiter *waiter)
{
    struct co_waker waker = waiter->waker;

    co__waiters_take_first(waiters, waiter);
    if (waker.vtable == &co__task_waker_vtable) {
        struct co__task *task = waker.data;

        if (task->executor == co__executor_here && !(task->state & CO__TASK_MERGED)) {
            co__task_wake(task);
            task->holders--;
            waker.vtable = NULL;
        }
    }
    return waker;
}

/* ---- Operations ----------------------------------------------------------- */

enum co__attempt { CO__NOT_NOW, CO__DONE };

struct co__operation;

/* A future of an operation, which gives an int.  */
struct co__waiting {
    struct co__waiter waiter; /* first */
    const struct co__operation *operation;
    void *object; /* the first member of which is its guard */
    union {
        size_t amount; /* the operation's own */
        void *data;
    };
};

struct co__operation {
    const char *name;
    const char *what; /* the object is, in a dump; or null */
    size_t queue;     /* where in the object the queue is that it waits in */

    /* The number of the task that has OBJECT, or 0.  Null: none has it.  */
    unsigned (*owner)(const void *object);

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

/* Begins an operation like WITH, whose result this is, or CO__WAITS: then it is in
   PLACE.  */
int co__begin(struct co__place *place, struct co_context *cx,
              const struct co__waiting *with);

/* The same with the guard, which is unlocked: it has to wait, so this tries it after all.  */
int co__wait_slowly(struct co__waiting *waiting, struct co_context *cx);

static inline struct co__guard *co__waiting_guard(const struct co__waiting *waiting)
{
    return waiting->object;
}

static inline struct co__queue *co__waiting_queue(const struct co__waiting *waiting)
{
    return (struct co__queue *)((char *)waiting->object + waiting->operation->queue);
}

/* Makes *PLACE one that waits, with the guard.  True: it is in QUEUE, which is OPERATION's in
   OBJECT.  False: its waker is not one of the runtime's, so co__wait_slowly goes on.  */
static inline bool co__enter_waiting(struct co__place *place, struct co_context *cx,
                                     const struct co__operation *operation,
                                     struct co__queue *queue, void *object, void *data)
{
    struct co__waiting *waiting = (struct co__waiting *)place;
    struct co__waiter *waiter = &waiting->waiter, *last = queue->co__last;
    struct co__context *mine = co__context_of(cx);

    waiting->operation = operation;
    waiting->object = object;
    waiting->data = data;
    if (__builtin_expect(!mine || !mine->task, 0))
        return false;
    waiter->waker = co__task_own_waker(mine->task);
    waiter->state = CO__WAITER_IN;
    waiter->over = false;
    waiter->next = NULL;
    waiter->prev = last;
    if (last)
        last->next = waiter;
    else
        queue->co__first = waiter;
    queue->co__last = waiter;
    return true;
}

/* The same; and unlocks the guard.  Of an operation that has no ENTER.  */
static inline int co__begin_waiting(struct co__place *place, struct co_context *cx,
                                    const struct co__operation *operation,
                                    struct co__queue *queue, void *object)
{
    if (!co__enter_waiting(place, cx, operation, queue, object, NULL))
        return co__wait_slowly((struct co__waiting *)place, cx);
    co__guard_unlock(object);
    return CO__WAITS;
}

/* Returns a future like WITH; or a null one without memory, and then the operation's end is not
   called.  There are SIZE bytes for the operation behind it (co__behind).  */
struct co__future co__operation_new(struct co__waiting with, size_t size);
void *co__behind(struct co__waiting *waiting);

/* Tries, and stores the result, or waits.  */
enum co__attempt co__waiting_step(struct co__waiting *waiting, struct co_context *cx,
                                  int *result);

/* Ends WAITING, unless its operation is over.  */
void co__waiting_end(struct co__waiting *waiting);

#endif
