/* Tasks of a pool: how they are woken, run and ended.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A task belongs to no worker.  Who wakes it on a worker makes it the next that is run there,
   and what was that before goes to the worker's deque; elsewhere it is put in the inbox.  So
   two tasks that wake each other stay on one worker, and nobody else is woken for them.  A
   task that is new goes to the deque at once, since who started it may go on for long.

   Whose turn it is the word FOREIGN says (turn.c).  Who has the task has its other members,
   HOLDERS too, for himself.

   Who ends a task from outside waits until it runs no more.  That must not be for himself:
   OWNER says who has it, and only what a thread wrote there itself has a meaning to it.  */

#include "pool.h"
#include "checks.h"
#include "futex.h"
#include "ordered.h"
#include "scope.h"
#include "turn.h"

#include <stdlib.h>

_Static_assert((int)CO__TURN_ONE == (int)CO__FOREIGN_ONE &&
                   (int)CO__TURN_MERGED == (int)CO__FOREIGN_MERGED &&
                   (int)CO__TURN_QUEUED == (int)CO__FOREIGN_POSTED,
               "a word of both");

_Atomic unsigned co__forks;

/* An address of this thread's own.  */
static _Thread_local char thread_mark __attribute__((tls_model("initial-exec")));

/* The mark of who has TASK; in a member that only a run queue would need.  */
static void set_owner(struct co__task *task, char *mark)
{
    __atomic_store_n((char **)(void *)&task->next, mark, __ATOMIC_RELAXED);
}

static bool is_mine(struct co__task *task)
{
    return __atomic_load_n((char **)(void *)&task->next, __ATOMIC_RELAXED) ==
           &thread_mark;
}

static void free_task(struct co__task *task)
{
    co__acquired(task);
    co__task_free(task);
}

/* TASK, which has ended, was out of the queue and held by nobody else.  */
static void free_held(struct co__task *task)
{
    struct co__task *root = &task->executor->root;

    free_task(task);
    co__task_unhold(root);
}

/* ---- Queues ------------------------------------------------------------------ */

void co__pool_forget(struct co__task *task)
{
    if (co__turn_begin(&task->foreign) == CO__TURN_FREE)
        free_held(task);
}

bool co__pool_inject(struct co_pool *pool, struct co__task *task)
{
    struct co__task *first =
        atomic_load_explicit(&pool->executor.inbox, memory_order_relaxed);

    do {
        if (first == CO__INBOX_CLOSED) {
            co__pool_forget(task);
            return false;
        }
        task->next_posted = first;
    } while (!atomic_compare_exchange_weak_explicit(
        &pool->executor.inbox, &first, task, memory_order_acq_rel, memory_order_relaxed));
    return !first;
}

/* Puts TASK in the deque of WORKER, which this thread is, or where there is room.  */
static void push(struct co__worker *worker, struct co__task *task)
{
    struct co_pool *pool = worker->executor.pool;

    if (!co__deque_push(&worker->deque, task))
        co__pool_inject(pool, task);
    co__parking_notify(&pool->parking);
}

void co__pool_start(struct co__task *task)
{
    struct co_pool *pool = task->executor->pool;
    struct co__worker *worker = co__worker_here(pool);

    co__released(task);
    if (worker) {
        push(worker, task);
    } else {
        co__pool_inject(pool, task);
        co__parking_notify(&pool->parking);
    }
}

void co__pool_wake(struct co__task *task)
{
    co__released(task);
    if (!co__turn_wake(&task->foreign))
        return;

    struct co_pool *pool = task->executor->pool;
    struct co__worker *worker = co__worker_here(pool);
    if (worker) {
        struct co__task *other = worker->next;

        worker->next = task;
        if (other)
            push(worker, other);
    } else {
        co__pool_inject(pool, task); /* the caller holds TASK, and so the pool */
        co__parking_notify(&pool->parking);
    }
}

/* ---- Running ----------------------------------------------------------------- */

/* Where the result of TASK goes.  */
static void *result_of(struct co__task *task, int *result)
{
    if (task->state & CO__TASK_SPAWNED)
        return co__spawned_result(task);
    return task->nursery ? result : ((struct co__root *)task)->result;
}

/* The end of TASK, which was given to co_pool_block_on.  */
static void root_ended(struct co__task *task)
{
    _Atomic int *ended = ((struct co__root *)task)->ended;

    co__pool_take_out_given(task);
    co__released(ended);
    atomic_store_explicit(ended, 1, memory_order_release);
    co__futex_wake(ended, 1);
}

/* TASK, which this thread runs, has given RESULT.  */
static void finish(struct co__task *task, int result)
{
    struct co__nursery *nursery = task->nursery;

    co__turn_finish(&task->foreign);
    co__task_end(task);
    if (task->state & CO__TASK_SPAWNED)
        co__spawned_ended(task);
    else if (!nursery)
        root_ended(task);
    else if (task->nursery) /* null: dropping the future has ended the nursery */
        co__nursery_task_ended(task->nursery, task, result);
    co__pool_let_go(task);
}

/* TASK was woken while WORKER ran it: others are to run first.  */
static void put_back(struct co__worker *worker, struct co__task *task)
{
    struct co_pool *pool = worker->executor.pool;

    co__released(task);
    if (!co__pool_inject(pool, task) || worker->next || !co__deque_empty(&worker->deque))
        co__parking_notify(&pool->parking);
}

void co__pool_run(struct co__worker *worker, struct co__task *task)
{
    struct co__context *cx = &worker->cx;
    int result = 0;

    switch (co__turn_begin(&task->foreign)) {
    case CO__TURN_FREE:
        free_held(task);
        return;
    case CO__TURN_SKIP:
        return;
    case CO__TURN_POLL:
        break;
    }
    co__acquired(task);
    set_owner(task, &thread_mark);
    cx->task = task;
    cx->strand = &task->strand;
    co__number_here = task->number;
    bool checks = co__checks_on;
    struct co__poll_began began;
    if (checks)
        co__check_before(task, &began);
    bool is_over = task->future.vtable->poll(task->future.self, &cx->context,
                                             result_of(task, &result)) == CO_READY;
    if (checks)
        co__check_after(task, &began, is_over);
    if (is_over) {
        finish(task, result);
        return;
    }
    set_owner(task, NULL);
    co__released(task);
    if (co__turn_pause(&task->foreign))
        put_back(worker, task);
}

/* ---- Looking ----------------------------------------------------------------- */

enum co__turn_seen co__pool_look(struct co__task *task)
{
    enum co__turn_seen seen = co__turn_look(&task->foreign);

    if (seen == CO__TURN_WAITS) {
        co__acquired(task);
        set_owner(task, &thread_mark);
    }
    return seen;
}

void co__pool_looked(struct co__task *task)
{
    set_owner(task, NULL);
    co__released(task);
    if (co__turn_pause(&task->foreign))
        co__pool_start(task);
}

/* ---- Ending ------------------------------------------------------------------ */

bool co__pool_end(struct co__task *task)
{
    if (is_mine(task)) {
        if (task->state & CO__TASK_FINISHED)
            return false;
        co_panic(task->future.vtable->head.name, "is dropped while it runs");
    }
    if (!co__turn_claim(&task->foreign)) {
        co__acquired(task);
        return true;
    }
    co__acquired(task);
    set_owner(task, &thread_mark);
    co__task_end(task);
    co__pool_let_go(task);
    return true;
}

void co__pool_let_go(struct co__task *task)
{
    if (co__turn_alone(&task->foreign, task->holders)) {
        free_task(task);
        return;
    }
    set_owner(task, NULL);
    co__task_hold(&task->executor->root);
    co__released(task);

    struct co__task *root = &task->executor->root;
    if (co__turn_release(&task->foreign, task->holders)) {
        free_task(task);
        co__task_unhold(root);
    }
}

void co__pool_dispose(struct co_pool *pool)
{
    for (unsigned i = 0; i < pool->count && pool->workers; i++)
        co__deque_free(&pool->workers[i].deque);
    free(pool->workers);
    pthread_cond_destroy(&pool->executor.changed);
    pthread_mutex_destroy(&pool->executor.lock);
    free(pool);
}
