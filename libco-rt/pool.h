/* A pool of workers; see pool.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__POOL_H
#define CO__POOL_H

#include "deque.h"
#include "executor.h"
#include "guard.h"
#include "parking.h"
#include "turn.h"

/* One thread of a pool.  */
struct co__worker {
    struct co__executor executor; /* first: what runs on the thread.  Of it only cx, pool
                                     and wheel are used */
    struct co__context cx;
    struct co__deque deque;
    struct co__task *next; /* woken here last, and not in the deque: nobody steals it */
    unsigned turn;         /* counts the tasks that it ran */
    unsigned victim;       /* whom it steals from first */
    unsigned number;
    bool searches;
    pthread_t thread;
};

/* EXECUTOR is the one of all its tasks, on no thread; its inbox is where tasks are put from
   outside of the pool.  Its root is no task, but who holds it keeps the pool's memory.  */
struct co_pool {
    struct co__executor executor; /* first */
    struct co__worker *workers;
    unsigned count, started; /* of them */
    unsigned generation;     /* co__forks when the threads were started */
    struct co__parking parking;
    struct co__guard spawned;      /* guards what spawn.c has of the pool, and */
    struct co__task *given;        /* to co_pool_block_on, the last one first */
    _Atomic unsigned roots;        /* calls of co_pool_block_on */
    _Atomic bool stop;             /* the workers end */
    _Atomic uint64_t timer_sleeps; /* until then; 0: the thread of the timers runs */
    pthread_t timer;
};

/* What was given to co_pool_block_on.  */
struct co__root {
    struct co__task task; /* first */
    void *result;
    _Atomic int *ended; /* the caller's */
};

/* Counts the forks that made this process.  */
extern _Atomic unsigned co__forks;

/* True if EXECUTOR is that of a pool whose threads are in another process.  */
static inline bool co__pool_lost(const struct co__executor *executor)
{
    return executor->pool && executor->pool->generation != atomic_load(&co__forks);
}

/* Returns the worker of POOL that this thread is, or null.  */
static inline struct co__worker *co__worker_here(const struct co_pool *pool)
{
    struct co__executor *here = co__executor_here;

    return here && here->pool == pool ? (struct co__worker *)here : NULL;
}

/* Wakes TASK, of a pool, on any thread.  */
void co__pool_wake(struct co__task *task);

/* Puts TASK in a queue, which is new and has CO__TURN_QUEUED.  It may be gone then.  */
void co__pool_start(struct co__task *task);

/* Looks at TASK, which the caller holds: if that gives CO__TURN_WAITS the caller has it until
   co__pool_looked.  */
enum co__turn_seen co__pool_look(struct co__task *task);
void co__pool_looked(struct co__task *task);

/* TASK, which was given to co_pool_block_on, has ended.  */
void co__pool_take_out_given(struct co__task *task);

/* Ends TASK, of a pool, which the caller holds and has taken out of its list; waits while
   it runs on another thread.  False, and nothing is done, if this thread is just ending
   it.  */
bool co__pool_end(struct co__task *task);

/* The same as co__task_let_go.  */
void co__pool_let_go(struct co__task *task);

/* What the timers' thread does.  */
void *co__pool_timers(void *pool);

/* A timer was set for DEADLINE.  */
void co__pool_armed(struct co_pool *pool, uint64_t deadline);

/* True if all workers sleep, and nothing is runnable.  */
bool co__pool_idle(struct co_pool *pool);

/* Frees the memory of POOL, which nobody holds.  */
void co__pool_dispose(struct co_pool *pool);

/* Puts TASK into the inbox.  Returns true if nothing was there.  */
bool co__pool_inject(struct co_pool *pool, struct co__task *task);

/* Runs TASK, which was in a queue, on WORKER.  */
void co__pool_run(struct co__worker *worker, struct co__task *task);

/* The caller took TASK, which has ended, out of a queue.  */
void co__pool_forget(struct co__task *task);

#endif
