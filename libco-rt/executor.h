/* The executor of one thread, and its tasks; see executor.c and task.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__EXECUTOR_H
#define CO__EXECUTOR_H

#include "context.h"
#include "object.h"

#include <cogen/reactor.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

struct co__executor;
struct co__nursery;
struct co_pool;
struct co__wheel;

/* Bits of a task's state; only its executor's thread looks at them.  */
enum {
    CO__TASK_QUEUED = 1,   /* in the run queue, which may be all that keeps its memory */
    CO__TASK_FINISHED = 2, /* its future is gone */
    CO__TASK_MERGED = 4,   /* all that hold it are counted in foreign */
    CO__TASK_SPAWNED = 8,  /* the first member of a struct co__spawned */
    CO__TASK_POOLED = 16,  /* of a pool, which has it queued in other ways */

    /* It is not woken by putting it in the run queue.  */
    CO__TASK_MARKED = CO__TASK_QUEUED | CO__TASK_FINISHED | CO__TASK_POOLED
};

/* A task: a future that an executor polls.  Who holds one may wake it.  Those that were
   given away on the executor's thread are counted without an atomic operation (biased
   reference counting: Choi, Shull and Torrellas, 2018); either count alone may be
   negative.  When the task ends both become one.  */
struct co__task {
    struct co__task *next;          /* in the run queue; first */
    struct co__task *next_posted;   /* in the executor's inbox */
    struct co__future future;       /* null: finished; of the root always */
    struct co__executor *executor;  /* whose thread it is on; constant */
    struct co__nursery *nursery;    /* that it was started in, or null */
    struct co__task *newer, *older; /* in the nursery, or among the spawned */
    struct co__strand strand;
    struct co__local *locals; /* its own variables and its name */
    int holders;              /* who holds it, counted on the executor's thread */
    _Atomic int foreign;      /* the same on others, times CO__FOREIGN_ONE; and marks */
    unsigned number;          /* as co__number_here */
    unsigned state : 8;
    unsigned units : 24; /* of CO__TASK_ALIGN bytes, in its memory */
};

/* That of a task, and of what is behind it; the plugin knows it.  */
enum { CO__TASK_ALIGN = 16 };

/* The largest that one can have.  */
#define CO__TASK_MOST (((size_t)(1 << 24) - 1) * CO__TASK_ALIGN)

/* How much a task of SIZE bytes, at most CO__TASK_MOST, has.  */
static inline size_t co__task_size(size_t size)
{
    return (size + CO__TASK_ALIGN - 1) & ~(size_t)(CO__TASK_ALIGN - 1);
}

/* Marks of an empty inbox.  */
#define CO__INBOX_ASLEEP ((struct co__task *)1) /* the executor sleeps */
#define CO__INBOX_CLOSED ((struct co__task *)2) /* it has ended */

enum {
    CO__FOREIGN_MERGED = 1, /* holders is of no account any more */
    CO__FOREIGN_POSTED = 2, /* it is in the inbox */
    CO__FOREIGN_ONE = 32    /* between are those of turn.h */
};

_Static_assert(sizeof(void *) != 8 || sizeof(struct co__task) <= 96, "a task is small");

/* The executor of one call of co_block_on: made when somebody wants the first waker, or a
   timer, or starts a task.  Its root task is what was given to co_block_on; who holds
   that keeps all of this.  */
struct co__executor {
    struct co__task root;
    struct co__task *head;     /* the run queue */
    struct co__task **tail;    /* where the next one is put: head, or next of its last */
    struct co__queues *queues; /* in place of it, in an order drawn from a seed: head is
                                  null then, and tail points into there */
    struct co_pool *pool;      /* of all its tasks, or null */
    struct co__task
        *_Atomic inbox;     /* woken on other threads, the last first; or a mark */
    struct co__context *cx; /* of co_block_on */
    void *result;           /* where the root's goes */
    bool done;              /* the root has ended */
    struct co__task *spawned;
    struct co__nursery *nurseries;  /* that are open */
    struct co__wheel *wheel;        /* null: no timer yet */
    _Atomic unsigned long offloads; /* calls on other threads that are awaited */
    /* Waits until their threads have let its tasks go; null: there was none.  */
    void (*_Atomic settle)(const struct co__executor *);
    struct co_reactor *reactor;                   /* null: it sleeps by itself */
    void (*_Atomic asked)(struct co__executor *); /* to do between two polls, or null */

    /* Guarded by lock, as is foreign of the root when that becomes less.  */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool woken;

    /* Guarded by the lock of executors.c.  */
    struct co__executor *next, *prev;
    uint64_t idle_until; /* what it sleeps for; 0: it runs */
};

/* The executor that runs on this thread, or null.  */
extern _Thread_local struct co__executor *co__executor_here
    __attribute__((tls_model("initial-exec")));

/* Returns the executor that runs on this thread; makes it if co_block_on has none yet.
   Null outside.  */
struct co__executor *co__executor_need(void);

/* True if co_block_on, or a pool's worker, runs on this thread.  */
bool co__blocks_here(void);

/* ---- Tasks ---------------------------------------------------------------- */

/* A thread takes numbers for its tasks from a block of its own.  */
extern _Thread_local unsigned co__number_next
    __attribute__((tls_model("initial-exec")));

enum { CO__NUMBER_BLOCK = 1 << 14 };

unsigned co__number_block(void);

static inline unsigned co__number_new(void)
{
    unsigned number = co__number_next;

    if (__builtin_expect(number % CO__NUMBER_BLOCK == 0, 0))
        number = co__number_block();
    co__number_next = number + 1;
    return number;
}

extern const struct co_waker_vtable co__task_waker_vtable;

/* The list of tasks whose newest is *NEWEST: adds TASK, or takes it out.  */
static inline void co__tasks_add(struct co__task **newest, struct co__task *task)
{
    task->older = *newest;
    if (task->older)
        task->older->newer = task;
    *newest = task;
}

static inline void co__tasks_take_out(struct co__task **newest, struct co__task *task)
{
    if (task->newer)
        task->newer->older = task->older;
    else
        *newest = task->older;
    if (task->older)
        task->older->newer = task->newer;
    task->newer = task->older = NULL;
}

void co__task_wake_pooled(struct co__task *task);

static inline void co__executor_enqueue(struct co__executor *executor,
                                        struct co__task *task)
{
    *executor->tail = task;
    task->next = NULL;
    executor->tail = &task->next;
}

/* Puts TASK, which has none of CO__TASK_MARKED, in the run queue.  */
static inline void co__task_enqueue(struct co__task *task)
{
    task->state |= CO__TASK_QUEUED;
    co__executor_enqueue(task->executor, task);
}

/* The same as co__task_wake, where TASK is of no pool.  */
static inline void co__task_wake_here(struct co__task *task)
{
    if (!(task->state & (CO__TASK_QUEUED | CO__TASK_FINISHED)))
        co__task_enqueue(task);
}

/* Wakes TASK, whose executor runs on this thread.  */
static inline void co__task_wake(struct co__task *task)
{
    if (__builtin_expect(!(task->state & CO__TASK_MARKED), 1))
        co__task_enqueue(task);
    else if (task->state & CO__TASK_POOLED)
        co__task_wake_pooled(task);
}

/* Takes what is in *WAKER, which is null then.  */
static inline struct co_waker co__waker_taken(struct co_waker *waker)
{
    struct co_waker taken = *waker;

    *waker = (struct co_waker){0};
    return taken;
}

/* Holds TASK, which is polled on this thread.  */
static inline struct co_waker co__task_own_waker(struct co__task *task)
{
    task->holders++;
    return (struct co_waker){.data = task, .vtable = &co__task_waker_vtable};
}

/* True if who holds TASK is counted on this thread.  */
static inline bool co__task_counts_here(const struct co__task *task)
{
    return task->executor == co__executor_here && !(task->state & CO__TASK_MERGED);
}

/* The same on any thread.  */
static inline void co__task_hold(struct co__task *task)
{
    if (co__task_counts_here(task))
        task->holders++;
    else
        atomic_fetch_add_explicit(&task->foreign, CO__FOREIGN_ONE, memory_order_relaxed);
}

void co__task_unhold_foreign(struct co__task *task);

static inline void co__task_unhold(struct co__task *task)
{
    if (co__task_counts_here(task))
        task->holders--;
    else
        co__task_unhold_foreign(task);
}

void co__task_wake_held(struct co__task *task);
struct co_waker co__task_waker(struct co__task *task);

/* Drops the future of TASK, which does not run, and lets it go.  */
void co__task_end(struct co__task *task);

/* TASK's future is gone: frees its memory, now or when nobody holds it any more.  */
void co__task_let_go(struct co__task *task);
void co__task_let_go_held(struct co__task *task);

static inline void co__task_free(struct co__task *task)
{
    co_frame_free(task, (size_t)task->units * CO__TASK_ALIGN, CO__TASK_ALIGN);
}

/* The same of one that is no root and of no pool.  */
static inline void co__task_let_go_here(struct co__task *task)
{
    /* If nobody holds it, nobody else can change the counts.  */
    if (!(task->state & CO__TASK_QUEUED) &&
        task->holders * CO__FOREIGN_ONE +
                atomic_load_explicit(&task->foreign, memory_order_acquire) ==
            0)
        co__task_free(task);
    else
        co__task_let_go_held(task);
}

/* Frees the variables of TASK.  */
void co__task_free_locals(struct co__task *task);

/* The end of TASK, which gave RESULT, for who started it.  */
void co__nursery_task_ended(struct co__nursery *nursery, struct co__task *task,
                            int result);
void co__spawned_ended(struct co__task *task);
void *co__spawned_result(struct co__task *task);
bool co__spawned_has_handle(const struct co__task *task);

/* Drops all that was spawned and runs still.  */
void co__spawned_drop_all(struct co__executor *executor);

/* ---- The executor and what is around it ------------------------------------ */

/* For the context of co_block_on: what it does before there is an executor.  */
void co__blocked_wake(struct co__context *cx);
void co__blocked_start(struct co__context *cx);

/* Makes EXECUTOR, which is all 0, one for CX.  */
void co__executor_init(struct co__executor *executor, struct co__context *cx);

/* Returns a new executor for CX, known to the clock.  Panics without memory.  */
struct co__executor *co__executor_new(struct co__context *cx);

/* Runs tasks until the root has ended.  */
void co__executor_run(struct co__executor *executor);

/* Ends EXECUTOR, whose root is gone: drops all its tasks.  */
void co__executor_end(struct co__executor *executor);

/* The tasks of EXECUTOR have ended: waits until threads that run by themselves hold none.  */
static inline void co__executor_settle(struct co__executor *executor)
{
    void (*settle)(const struct co__executor *) =
        atomic_load_explicit(&executor->settle, memory_order_relaxed);

    if (settle)
        settle(executor);
}

/* Makes EXECUTOR look at its inbox and at the clock, from any thread.  */
void co__executor_notify(struct co__executor *executor);

/* Frees EXECUTOR, which nobody holds.  */
void co__executor_free(struct co__executor *executor);

/* Puts TASK in its executor's inbox, from another thread.  */
void co__executor_post(struct co__task *task);

/* Sleeps until something is posted, or until DEADLINE, a time of co_now; UINT64_MAX:
   for ever.  Panics if nothing can ever be posted.  */
void co__executor_sleep(struct co__executor *executor, uint64_t deadline);

/* Waits, with EXECUTOR's lock, until it changes; true: until DEADLINE.  */
bool co__executor_wait(struct co__executor *executor, uint64_t deadline);

/* The list of all executors.  co__executors_idle says that EXECUTOR has nothing to do
   until DEADLINE; if the clock is frozen and all are idle, it turns it to the earliest of
   what they wait for.  Returns false if EXECUTOR's is due then.  */
void co__executors_add(struct co__executor *executor);
void co__executors_remove(struct co__executor *executor);
bool co__executors_idle(struct co__executor *executor, uint64_t deadline);
void co__executors_running(struct co__executor *executor);
void co__executors_notify(void);

/* Calls FN, which does not wait, for each.  */
void co__executors_each(void (*fn)(struct co__executor *executor));

/* Returns the executor of the Nth pool, from 0, whose root the caller holds then; null if
   there are not so many.  */
struct co__executor *co__executors_hold_pool(unsigned n);

/* Around a fork.  */
void co__executors_lock(void);
void co__executors_unlock(void);

/* The run queue of tasks in an order drawn from a seed.  */
struct co__queues {
    uint64_t random;
    size_t count;
    struct co__task *woken; /* that are in none of the queues yet */
    struct {
        struct co__task *head, *tail;
    } queue[16];
};

struct co__task *co__queues_pop(struct co__executor *executor);
void co__queues_free(struct co__executor *executor);

#endif
