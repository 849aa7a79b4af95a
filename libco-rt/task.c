/* Tasks: who holds one, and how it is woken.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   On the thread of its executor a task is woken by putting it in the run queue: no lock,
   no atomic operation.  Elsewhere it is put in the executor's inbox, once until the
   executor takes it out.

   Until it has ended the executor owns the task, and the counts of who holds it decide
   nothing.  Then they become one (co__task_let_go).  If somebody holds it still, it holds
   the root of its executor, so who posts it finds an inbox, though it may be closed.  */

#include "ordered.h"
#include "pool.h"
#include "scope.h"

#include <stdatomic.h>

static bool here(const struct co__task *task)
{
    return task->executor == co__executor_here;
}

static bool is_root(const struct co__task *task)
{
    return task == &task->executor->root;
}

/* Counts one holder of TASK less in foreign.  */
void co__task_unhold_foreign(struct co__task *task)
{
    struct co__executor *executor = task->executor;

    if (is_root(task)) {
        pthread_mutex_lock(&executor->lock);
        int now = atomic_fetch_sub(&task->foreign, CO__FOREIGN_ONE) - CO__FOREIGN_ONE;
        pthread_cond_signal(&executor->changed); /* perhaps nobody can wake it now */
        pthread_mutex_unlock(&executor->lock);
        if (now == CO__FOREIGN_MERGED)
            co__executor_free(executor);
        return;
    }
    co__released(task);
    if (atomic_fetch_sub(&task->foreign, CO__FOREIGN_ONE) - CO__FOREIGN_ONE ==
        CO__FOREIGN_MERGED) {
        co__acquired(task);
        co__task_free(task);
        co__task_unhold(&executor->root);
    }
}

void co__task_wake_pooled(struct co__task *task)
{
    if (!(task->state & CO__TASK_FINISHED))
        co__pool_wake(task);
}

void co__task_wake_held(struct co__task *task)
{
    if (here(task))
        co__task_wake(task);
    else if (task->executor->pool)
        co__pool_wake(task);
    else
        co__executor_post(task);
}

/* The root of EXECUTOR has ended.  */
static void let_root_go(struct co__executor *executor)
{
    struct co__task *root = &executor->root;
    int holders = root->holders * CO__FOREIGN_ONE + CO__FOREIGN_MERGED;

    if (root->state & CO__TASK_QUEUED)
        return; /* when it is taken out */
    root->state |= CO__TASK_MERGED;
    pthread_mutex_lock(&executor->lock);
    int now = atomic_fetch_add(&root->foreign, holders) + holders;
    pthread_mutex_unlock(&executor->lock);
    if (now == CO__FOREIGN_MERGED)
        co__executor_free(executor);
}

void co__task_let_go(struct co__task *task)
{
    if (is_root(task))
        let_root_go(task->executor);
    else if (task->executor->pool)
        co__pool_let_go(task);
    else
        co__task_let_go_here(task);
}

void co__task_let_go_held(struct co__task *task)
{
    int holders = task->holders * CO__FOREIGN_ONE + CO__FOREIGN_MERGED;

    if (task->state & CO__TASK_QUEUED)
        return; /* when it is taken out */
    task->state |= CO__TASK_MERGED;
    co__task_hold(&task->executor->root);
    co__released(task); /* and its frame */
    if (atomic_fetch_add(&task->foreign, holders) + holders == CO__FOREIGN_MERGED) {
        struct co__task *root = &task->executor->root;

        co__task_free(task);
        co__task_unhold(root);
    }
}

void co__task_end(struct co__task *task)
{
    co__task_end_in(task);
}

/* ---- The waker of a task ---------------------------------------------------- */

struct co_waker co__task_waker(struct co__task *task)
{
    co__task_hold(task);
    return (struct co_waker){.data = task, .vtable = &co__task_waker_vtable};
}

static struct co_waker task_clone(void *data)
{
    return co__task_waker(data);
}

static void task_wake_by_ref(void *data)
{
    co__task_wake_held(data);
}

static void task_drop(void *data)
{
    co__task_unhold(data);
}

static void task_wake(void *data)
{
    co__task_wake_held(data);
    co__task_unhold(data);
}

const struct co_waker_vtable co__task_waker_vtable = {
    .clone = task_clone,
    .wake = task_wake,
    .wake_by_ref = task_wake_by_ref,
    .drop = task_drop,
};
