/* The executor of one thread: a run queue, an inbox, a clock.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   1. Takes a task from the run queue and polls it, until the queue is empty; after each
      ROUND of them it looks at the rest all the same.
   2. Empties the inbox, where other threads put the tasks that they wake, into the queue.
   3. Fires the timers that are due.
   4. Sleeps until somebody posts, or the next timer is due.

   The inbox is a list that others push to and only the executor empties, whole (Treiber,
   1986).  Before it sleeps the executor puts a mark into the empty inbox, so who pushes
   wakes it only when that is needed.  At its end it leaves another mark.  */

#include "executor.h"
#include "checks.h"
#include "clock.h"
#include "nursery.h"
#include "ordered.h"
#include "scope.h"
#include "timer-wheel.h"

#include <stdatomic.h>
#include <stdint.h>

/* Polls between two looks at the clock, the inbox and the reactor.  */
enum { ROUND = 64 };

static inline struct co__task *dequeue(struct co__executor *executor)
{
    struct co__task *task = executor->head;

    if (!task)
        return NULL;
    executor->head = task->next;
    if (!executor->head)
        executor->tail = &executor->head;
    return task;
}

/* TASK has given *RESULT, if it is one of a nursery, which is 0 then for the next one.
   Returns true if it is the root.  */
static bool finish(struct co__task *task, int *result)
{
    struct co__executor *executor = task->executor;
    int given = *result;

    *result = 0;
    if (task == &executor->root) {
        executor->done = true;
        return true;
    }
    co__task_end_in(task);
    if (task->nursery)
        co__nursery_task_ended(task->nursery, task, given);
    else if (task->state &
             CO__TASK_SPAWNED) /* else dropping the future has ended the nursery */
        co__spawned_ended(task);
    co__task_let_go_here(task);
    return false;
}

/* Polls TASK in CX, its executor's; it gives its result in *WHERE, which is RESULT for one of a
   nursery.  Returns true if it is the root and has ended.  */
static inline __attribute__((always_inline)) bool
poll_task(struct co__context *cx, struct co__task *task, void *where, int *result)
{
    cx->task = task;
    cx->strand = &task->strand;
    co__number_here = task->number;
    if (task->future.vtable->poll(task->future.self, &cx->context, where) == CO_READY)
        return finish(task, result);
    return false;
}

/* The same of a TASK that was spawned, or that is in the queue though it has ended.  */
static __attribute__((noinline)) void run_marked(struct co__context *cx,
                                                 struct co__task *task, int *result)
{
    task->state -= CO__TASK_QUEUED;
    if (task->state & CO__TASK_FINISHED)
        co__task_let_go(task);
    else
        poll_task(cx, task, co__spawned_result(task), result);
}

/* Polls TASK, if it has not ended, in CX, EXECUTOR's; returns true if it is the root and
   has.  What is queued and has no other mark is that, or a task of a nursery, which gives its
   result in *RESULT, that is 0.  */
static inline bool run(struct co__executor *executor, struct co__context *cx,
                       struct co__task *task, int *result)
{
    if (__builtin_expect(task->state != CO__TASK_QUEUED, 0)) {
        run_marked(cx, task, result);
        return false;
    }
    task->state = 0;
    return poll_task(cx, task, task == &executor->root ? executor->result : result, result);
}

/* Runs up to ROUND tasks of EXECUTOR; returns true if the root has ended.  */
static inline bool run_some(struct co__executor *executor)
{
    struct co__context *cx = executor->cx;
    struct co__task *task;
    int result = 0;

    for (int left = ROUND; left && (task = dequeue(executor)); left--)
        if (run(executor, cx, task, &result))
            return true;
    return false;
}

/* The same with the checks of checks.c, if CHECKS, or in the order of a seed.  */
static __attribute__((noinline)) bool run_some_slowly(struct co__executor *executor,
                                                      bool checks)
{
    int result = 0;

    for (int left = ROUND; left; left--) {
        struct co__task *task =
            executor->queues ? co__queues_pop(executor) : dequeue(executor);
        struct co__poll_began began;

        if (!task)
            break;
        if (!checks) {
            if (run(executor, executor->cx, task, &result))
                return true;
            continue;
        }
        co__check_before(task, &began);
        co__task_hold(task);
        bool done = run(executor, executor->cx, task, &result);
        co__check_after(task, &began, done || task->state & CO__TASK_FINISHED);
        co__task_unhold(task);
        if (done)
            return true;
    }
    return false;
}

/* Wakes all of POSTED, the first posted last.  */
static void accept_posted(struct co__task *posted)
{
    struct co__task *reversed = NULL;

    while (posted) {
        struct co__task *task = posted;

        posted = task->next_posted;
        task->next_posted = reversed;
        reversed = task;
    }
    while (reversed) {
        struct co__task *task = reversed;

        reversed = task->next_posted;
        atomic_fetch_and(&task->foreign, ~CO__FOREIGN_POSTED);
        co__acquired(task);
        co__task_wake(task);
        co__task_unhold(task);
    }
}

static void empty_inbox(struct co__executor *executor)
{
    if (!atomic_load_explicit(&executor->inbox, memory_order_relaxed))
        return;

    struct co__task *posted = atomic_exchange(&executor->inbox, NULL);
    if (posted != CO__INBOX_ASLEEP)
        accept_posted(posted);
}

void co__executor_post(struct co__task *task)
{
    struct co__executor *executor = task->executor;
    struct co__task *first;

    co__released(task);
    if (atomic_fetch_or(&task->foreign, CO__FOREIGN_POSTED) & CO__FOREIGN_POSTED)
        return;
    atomic_fetch_add(&task->foreign, CO__FOREIGN_ONE); /* the inbox holds it */

    first = atomic_load_explicit(&executor->inbox, memory_order_relaxed);
    do {
        if (first == CO__INBOX_CLOSED) {
            atomic_fetch_and(&task->foreign, ~CO__FOREIGN_POSTED);
            co__task_unhold(task);
            return;
        }
        task->next_posted = first == CO__INBOX_ASLEEP ? NULL : first;
    } while (!atomic_compare_exchange_weak(&executor->inbox, &first, task));
    if (first == CO__INBOX_ASLEEP)
        co__executor_notify(executor); /* the caller still holds TASK, and so this */
}

/* Wakes who waits for a timer that is due.  */
static void fire_timers(struct co__executor *executor)
{
    struct co_waker waker;

    if (!executor->wheel)
        return;
    for (uint64_t now = co_now(); co__wheel_pop(executor->wheel, now, &waker);)
        co_waker_wake(&waker);
}

/* Nothing is in the queue: waits for something.  */
static void wait_for_wake(struct co__executor *executor)
{
    uint64_t deadline = executor->wheel ? co__wheel_next(executor->wheel) : UINT64_MAX;
    struct co__task *awake = NULL;

    if (!atomic_compare_exchange_strong(&executor->inbox, &awake, CO__INBOX_ASLEEP))
        return;
    if (co__checks_on)
        co__check_idle(executor);
    co__number_here = 0;
    if (co__executors_idle(executor, deadline)) {
        co__executor_sleep(executor, deadline);
        co__executors_running(executor);
    }
}

/* Does what another thread has asked for.  */
static __attribute__((noinline)) void answer(struct co__executor *executor)
{
    void (*asked)(struct co__executor *) = atomic_exchange(&executor->asked, NULL);

    if (asked)
        asked(executor);
}

static bool nothing_queued(const struct co__executor *executor)
{
    const struct co__queues *queues = executor->queues;

    return queues ? queues->count == 0 && !queues->woken : !executor->head;
}

void co__executor_run(struct co__executor *executor)
{
    while (!executor->done) {
        bool checks = co__checks_on;

        if (__builtin_expect(checks || executor->queues, 0)
                ? run_some_slowly(executor, checks)
                : run_some(executor))
            return;
        empty_inbox(executor);
        fire_timers(executor);
        if (atomic_load_explicit(&executor->asked, memory_order_relaxed))
            answer(executor);
        if (nothing_queued(executor)) {
            wait_for_wake(executor);
        } else if (executor->reactor) {
            co__number_here = 0;
            executor->reactor->vtable->wait(executor->reactor, 0);
        }
    }
}

void co__executor_end(struct co__executor *executor)
{
    struct co__task *task;

    executor->cx->task = &executor->root;
    co__number_here = executor->root.number;
    co__spawned_drop_all(executor);
    co__nursery_abandon_all(executor);
    while ((task = executor->queues ? co__queues_pop(executor) : dequeue(executor))) {
        task->state &= (unsigned char)~CO__TASK_QUEUED;
        if (task != &executor->root)
            co__task_let_go(task);
    }
    co__executor_settle(executor);
    executor->root.state |= CO__TASK_FINISHED;
    co__strand_end(&executor->root.strand, NULL);
    co__task_free_locals(&executor->root);
    co__queues_free(executor);
    if (executor->wheel)
        co__wheel_free(executor->wheel);

    struct co__task *posted = atomic_exchange(&executor->inbox, CO__INBOX_CLOSED);
    if (posted != CO__INBOX_ASLEEP)
        accept_posted(posted);
    co__executors_remove(executor);
    if (executor->reactor)
        executor->reactor->vtable->drop(executor->reactor);
    executor->reactor = NULL;
}
