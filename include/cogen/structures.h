/* <cogen/structures.h>: structures that users of the runtime have in their own memory.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Needs no plugin.  <cogen/task.h> and <cogen/sync.h> include it; their members are the
   runtime's alone.  */

#ifndef COGEN_STRUCTURES_H
#define COGEN_STRUCTURES_H

#include <cogen/rt.h>
#include <limits.h>
#include <stdint.h>

struct co_nursery {
    bool co__open;
    void *co__data[24];
};

/* ---- What <cogen/sync.h> has -------------------------------------------------- */

/* Who waits; first come, first served.  */
struct co__queue {
    struct co__waiter *co__first, *co__last;
};

struct co_mutex {
    int co__guard;
    unsigned co__state;   /* 0: free; CO__LOCKED, or with CO__BUSY */
    unsigned co__owner;   /* the number of the task that has it, while it is locked */
    unsigned co__unlocks; /* that are still to come for nothing */
    struct co__queue co__queue;
};

struct co_rwlock {
    int co__guard;
    int co__held; /* by so many readers; -1: by a writer */
    struct co__queue co__queue;
    unsigned co__owner; /* the number of the writer */
};

struct co_semaphore {
    int co__guard;
    size_t co__left;
    struct co__queue co__queue;
};

struct co_event {
    int co__guard;
    bool co__set;
    struct co__queue co__queue;
};

struct co_condition {
    int co__guard;
    struct co__queue co__queue;
};

struct co_barrier {
    int co__guard;
    unsigned co__needed, co__arrived;
    struct co__queue co__queue;
};

struct co_single {
    int co__guard;
    int co__state, co__result;
    struct co__queue co__queue;
};

/* ---- Operations that wait ------------------------------------------------------- */

/* One that waits, in the frame of the coroutine that awaits it.  */
struct co__place {
    void *co__data[8];
};

/* What those give that have to wait.  */
#define CO__WAITS INT_MIN

#ifdef __cplusplus
extern "C" {
#endif

/* How many scopes there are that shall end; 0: nobody needs to ask for his.  */
extern unsigned co__requests;

/* The number of the task that runs on this thread, which no other task has; 0: none runs.  */
extern __thread unsigned co__number_here
    __attribute__((__tls_model__("initial-exec")));

static inline __attribute__((__always_inline__)) bool
co__is_cancelled(const struct co_context *cx)
{
    return __builtin_expect(__atomic_load_n(&co__requests, __ATOMIC_RELAXED) != 0, 0) &&
           co_context_cancelled(cx);
}

/* An item that is no larger, on its way to a channel.  */
struct co__item {
    unsigned long long co__data[2];
};

struct co__chan;

/* Of a mutex that is locked.  With the guard alone it is changed while it is busy, too: somebody
   waits, or there are unlocks to come; and it may be busy for nothing.  */
enum { CO__LOCKED = 1, CO__BUSY = 2 };

/* Each begins one in PLACE; its result, or CO__WAITS.  The first is not called in a cancelled
   scope.  */
int co__lock(struct co__place *place, struct co_context *cx, struct co_mutex *mutex);
int co__lock_rw(struct co__place *place, struct co_context *cx, struct co_rwlock *lock,
                bool write);
int co__acquire(struct co__place *place, struct co_context *cx,
                struct co_semaphore *semaphore, size_t n);
int co__wait(struct co__place *place, struct co_context *cx, struct co_event *event);
int co__arrive(struct co__place *place, struct co_context *cx, struct co_barrier *barrier);
int co__sends(struct co__place *place, struct co_context *cx, struct co__chan *chan,
              const void *item);
int co__receives(struct co__place *place, struct co_context *cx, struct co__chan *chan,
                 void *item);

/* Goes on with the one in PLACE: the same.  The others are for one that co__sends, or
   co__receives or co__lock, began.  */
int co__go_on(struct co__place *place, struct co_context *cx);
int co__locks_on(struct co__place *place, struct co_context *cx);
int co__sends_on(struct co__place *place, struct co_context *cx);
int co__receives_on(struct co__place *place, struct co_context *cx);

/* Ends the one in PLACE.  */
void co__leave(struct co__place *place);

/* What a co_timeout has beside the future.  */
struct co__timed {
    bool co__waits;     /* it was polled, and waits: its scope is in the tree */
    bool co__late;      /* the end was requested, because it is time */
    bool co__cancelled; /* at the last poll, from outside */
    bool co__is_time;
    uint64_t co__time; /* a time, or milliseconds */
    void *co__data[17];
};

/* The context of what is polled in it.  */
struct co__timed_context {
    struct co_context co__context;
    void *co__data[6];
};

/* Returns a context for polling the future of TIMED, made in INNER.  */
struct co_context *co__timed_enter(struct co__timed *timed, struct co_context *cx,
                                   struct co__timed_context *inner);

/* Returns true, once, if it is time, and then has requested the end of the future; else CX's
   waker is woken when it is.  */
bool co__timed_late(struct co__timed *timed, struct co_context *cx);

/* TIMED, which was polled, ends; its future has been dropped.  */
void co__timed_end(struct co__timed *timed);

/* A sequence of awaits, each inside the one before: a task, or what a timeout, a join
   or the like polls.  */
struct co__scope;
struct co__strand {
    struct co__scope *co__top; /* the innermost scope that is open in it, or null */
};

/* One of several futures in one task.  */
struct co__future;
struct co__branch {
    struct co__future *co__future; /* the caller's */
    void *co__result;
    struct co__strand co__strand;
};

/* What a co_join or a co_select has before them.  */
struct co__joined {
    struct co__scope *co__scope; /* that they were polled in */
    struct co__branch *co__first; /* co_select: which the last round of polls began with,
                                     null: not polled yet; co_join: one that waits */
    unsigned co__count;
    bool co__is_select;
};

/* Polls all: 0, or CO__WAITS; or until one is ready: its number, -1 if all are null, or
   CO__WAITS.  */
int co__join(struct co__joined *joined, struct co_context *cx);
int co__select(struct co__joined *joined, struct co_context *cx);

/* JOINED, which was polled and is not ready, ends.  */
void co__joined_end(struct co__joined *joined);

/* One that waits for a time.  */
struct co__sleeping {
    uint64_t co__times[2];
    void *co__data[5];
};

/* Begins SLEEPING, until the TIME or for so many milliseconds: 0, -ECANCELED, or CO__WAITS.  */
int co__sleep(struct co__sleeping *sleeping, struct co_context *cx, bool is_time,
              uint64_t time);

/* Goes on with it: the same.  */
int co__sleeps(struct co__sleeping *sleeping, struct co_context *cx);

/* SLEEPING, which has begun, ends, whether it has waited or not.  */
void co__sleeping_end(struct co__sleeping *sleeping);

/* co_unlock, also of what is busy.  */
void co__unlock(struct co_mutex *mutex);

#ifdef __cplusplus
}
#endif

/* ---- Any objects ------------------------------------------------------------- */

/* A future of whatever result.  */
struct co__future {
    void *self;
    const struct co_future_vtable *vtable;
};

/* A stream of whatever items.  */
struct co__stream {
    void *self;
    const struct co_stream_vtable *vtable;
};

/* True if FUTURE finishes without a result.  */
#define co__is_void(future) __builtin_types_compatible_p(co_result_type(future), void)

/* ANY as an object of TYPE.  */
#define co__typed(type, any)                                                             \
    (type)                                                                               \
    {                                                                                    \
        (any).self, (any).vtable                                                         \
    }

#endif /* COGEN_STRUCTURES_H */
