/* co_offload: a call on another thread.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The threads are the process's.  A call gets one that has nothing to do, or a new one
   while there are fewer than MOST; else it waits for one.  A thread that has had nothing
   to do for a while ends.

   Law: no waker's method is called while the lock is held, but for one of the runtime's own.

   An executor counts the calls that it waits for, since the frozen clock stands still so long.
   One that has returned is not waited for, though nobody may look at its future for long.  It
   counts until its task is woken: the clock does not overtake that.

   Who wakes a task holds it until the waker is gone, and the task may have ended and its
   executor too by then.  So the end of an executor waits for the threads that wake its
   tasks: afterwards all is free.

   fork: the child has none of the threads; what they ran is lost to it.  exit: threads
   that have nothing to do are ended and joined; who is inside a call is left alone.  */

#include "clock.h"
#include "executor.h"
#include "leaf.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { MOST = 128, IDLE_SECONDS = 2 };

/* One call, held by the future and by whoever runs it.  */
struct call {
    struct call *next; /* in the queue */
    int (*fn)(void *arg);
    void *arg;
    int result;
    enum { QUEUED, RUNS, RETURNED } state;
    bool dropped; /* by the future; the thread frees it */
    struct co_waker waker;
    const struct co__executor *executor; /* of the task that WAKER wakes, or null */
    struct co__executor *counts;         /* it, which the future holds; or null */
};

/* A thread that wakes a task of EXECUTOR, which is only compared: it may be gone.  */
struct waking {
    struct waking *next;
    const struct co__executor *executor;
};

struct offload {
    struct call *call; /* null: finished */
    bool begun;
    struct co__executor *executor; /* held, and counts it until it returns; or null */
};

static struct {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct call *first, **end;
    unsigned threads, idle, queued;
    unsigned running; /* threads that are inside an FN */
    struct waking *waking;
    pthread_cond_t woken; /* that became less */
    bool prepared, stop;
    pthread_t ended; /* the last thread that ended by itself and is to be joined */
    bool any_ended;
} pool = {.lock = PTHREAD_MUTEX_INITIALIZER,
          .woken = PTHREAD_COND_INITIALIZER,
          .end = &pool.first};

static bool wakes_any(const struct co__executor *executor)
{
    struct waking *each = pool.waking;

    while (each && each->executor != executor)
        each = each->next;
    return each != NULL;
}

/* Waits until no thread wakes a task of EXECUTOR.  */
static void settle(const struct co__executor *executor)
{
    pthread_mutex_lock(&pool.lock);
    while (wakes_any(executor))
        pthread_cond_wait(&pool.woken, &pool.lock);
    pthread_mutex_unlock(&pool.lock);
}

/* With the lock: CALL, if it counts, does so no more.  */
static void uncount(struct call *call)
{
    struct co__executor *executor = call->counts;

    call->counts = NULL;
    if (!executor)
        return;
    atomic_fetch_sub(&executor->offloads, 1);
    if (co__clock_frozen() && executor != co__executor_here)
        co__executor_notify(executor); /* perhaps it waits for nothing else */
}

/* Wakes WAKER, of a task of EXECUTOR, or if that was WOKEN drops it.  Called with the lock held,
   which it releases meanwhile.  */
static void wake(struct co_waker waker, const struct co__executor *executor, bool woken)
{
    struct waking waking = {pool.waking, executor}, **at = &pool.waking;

    pool.waking = &waking;
    pthread_mutex_unlock(&pool.lock);
    if (woken)
        co_waker_drop(&waker);
    else
        co_waker_wake(&waker);
    pthread_mutex_lock(&pool.lock);
    while (*at != &waking)
        at = &(*at)->next;
    *at = waking.next;
    pthread_cond_broadcast(&pool.woken);
}

/* Runs CALL.  Called with the lock held, which it releases meanwhile.  */
static void run_call(struct call *call)
{
    pthread_mutex_unlock(&pool.lock);
    int result = call->fn(call->arg);

    pthread_mutex_lock(&pool.lock);
    pool.running--;
    struct co_waker waker = call->waker;
    const struct co__executor *executor = call->executor;
    call->waker = (struct co_waker){0};
    call->result = result;
    call->state = RETURNED;
    if (executor)
        co_waker_wake_by_ref(&waker);
    uncount(call);
    if (call->dropped)
        free(call);
    if (waker.vtable)
        wake(waker, executor, executor != NULL);
}

/* Waits until there is a call, for a while.  Called with the lock held.  */
static bool wait_for_call(void)
{
    struct timespec end;

    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += IDLE_SECONDS;
    pool.idle++;
    while (!pool.first && !pool.stop)
        if (pthread_cond_timedwait(&pool.changed, &pool.lock, &end))
            break;
    pool.idle--;
    return pool.first && !pool.stop;
}

/* Joins the thread that ended last, if any.  Called with the lock held.  */
static void join_ended(void)
{
    if (pool.any_ended) {
        pool.any_ended = false;
        pthread_join(pool.ended, NULL);
    }
}

static void *pool_thread(void *unused)
{
    pthread_mutex_lock(&pool.lock);
    while (wait_for_call()) {
        struct call *call = pool.first;

        pool.queued--;
        pool.first = call->next;
        if (!pool.first)
            pool.end = &pool.first;
        call->state = RUNS;
        pool.running++;
        run_call(call);
    }
    pool.threads--;
    join_ended(); /* it has only to return */
    pool.ended = pthread_self();
    pool.any_ended = true;
    pthread_cond_broadcast(&pool.changed);
    pthread_mutex_unlock(&pool.lock);
    return unused;
}

static void before_fork(void)
{
    pthread_mutex_lock(&pool.lock);
}

static void after_fork_in_parent(void)
{
    pthread_mutex_unlock(&pool.lock);
}

static void init_changed(void)
{
    pthread_condattr_t attr;

    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&pool.changed, &attr);
    pthread_condattr_destroy(&attr);
}

static void after_fork_in_child(void)
{
    /* What is queued gets a thread with the next call.  */
    pool.threads = pool.idle = pool.running = 0;
    pool.waking = NULL;
    pool.any_ended = false;
    pthread_cond_init(&pool.woken, NULL);
    init_changed();
    pthread_mutex_unlock(&pool.lock);
}

/* Makes sure that some thread runs what is queued.  Returns 0 or -EAGAIN.  Called with the
   lock held.  */
static int need_thread(void)
{
    pthread_t thread;
    sigset_t all, old;

    if (!pool.prepared) {
        init_changed();
        pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child);
        pool.prepared = true;
    }
    pthread_cond_signal(&pool.changed);
    if (pool.queued <= pool.idle || pool.threads == MOST)
        return 0;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    int error = pthread_create(&thread, NULL, pool_thread, NULL);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (!error)
        pool.threads++;
    return pool.threads > 0 ? 0 : -EAGAIN;
}

__attribute__((destructor)) static void stop_threads(void)
{
    struct timespec end;

    if (pthread_mutex_trylock(&pool.lock))
        return;
    pool.stop = true;
    if (pool.prepared)
        pthread_cond_broadcast(&pool.changed);
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec++;
    while (pool.threads > pool.running)
        if (pthread_cond_timedwait(&pool.changed, &pool.lock, &end))
            break;
    join_ended();
    pool.stop = false;
    pthread_mutex_unlock(&pool.lock);
}

/* ---- The future ----------------------------------------------------------- */

/* The executor knows that something is awaited.  */
static void count(struct offload *offload, struct co__executor *executor)
{
    struct co__executor *old = offload->executor;
    struct call *call = offload->call;

    if (old == executor)
        return;
    offload->executor = executor;
    if (executor) {
        atomic_store_explicit(&executor->settle, settle, memory_order_relaxed);
        co__task_hold(&executor->root);
    }
    pthread_mutex_lock(&pool.lock);
    uncount(call);
    if (executor && call->state != RETURNED) {
        call->counts = executor;
        atomic_fetch_add(&executor->offloads, 1);
    }
    pthread_mutex_unlock(&pool.lock);
    if (old)
        co__task_unhold(&old->root);
}

/* Gives the call up.  */
static void give_up(struct offload *offload)
{
    struct call *call = offload->call;

    count(offload, NULL);
    offload->call = NULL;
    if (!call)
        return;
    pthread_mutex_lock(&pool.lock);
    struct co_waker waker = call->waker;
    bool mine = !offload->begun || call->state != RUNS;
    call->waker = (struct co_waker){0};
    call->dropped = true;
    if (offload->begun && call->state == QUEUED) {
        struct call **at = &pool.first;

        while (*at != call)
            at = &(*at)->next;
        pool.queued--;
        *at = call->next;
        if (!call->next)
            pool.end = at;
    }
    pthread_mutex_unlock(&pool.lock);
    co_waker_drop(&waker);
    if (mine)
        free(call);
}

/* Begins the call, whose waker is set.  */
static int begin(struct offload *offload)
{
    struct call *call = offload->call;

    offload->begun = true;
    pthread_mutex_lock(&pool.lock);
    call->next = NULL;
    *pool.end = call;
    pool.end = &call->next;
    pool.queued++;
    int error = need_thread();
    pthread_mutex_unlock(&pool.lock);
    return error;
}

/* Keeps WAKER, of a task of EXECUTOR, if any, unless the call has returned by now.  Returns
   that.  */
static bool returned(struct call *call, struct co_waker waker,
                     const struct co__executor *executor)
{
    pthread_mutex_lock(&pool.lock);
    bool is_over = call->state == RETURNED;
    struct co_waker old = is_over ? waker : call->waker;
    if (!is_over) {
        call->waker = waker;
        call->executor = executor;
    }
    pthread_mutex_unlock(&pool.lock);
    co_waker_drop(&old);
    return is_over;
}

static enum co_poll offload_poll(void *self, struct co_context *cx, void *result)
{
    struct offload *offload = self;
    struct co__context *mine = co__context_of(cx);
    struct co__task *task = mine ? co__context_task(mine) : NULL;
    struct co__executor *executor = task ? task->executor : NULL;
    int value;

    if (!offload->call)
        co__panic("co_offload", CO__PANIC_FINISHED);
    if (co__is_cancelled(cx)) {
        value = -ECANCELED;
    } else {
        if (returned(offload->call, co_waker_clone(cx->waker), executor)) {
            value = offload->call->result;
        } else {
            count(offload, executor);
            value = offload->begun ? 0 : begin(offload);
            if (!value)
                return CO_PENDING;
        }
    }
    give_up(offload);
    *(int *)result = value;
    return CO_READY;
}

static void offload_drop(void *self)
{
    struct offload *offload = self;

    give_up(offload);
    co__leaf_free(offload, struct offload);
}

static const struct co_future_vtable offload_vtable = {
    .head = CO__LEAF("co_offload", struct offload, offload_drop),
    .poll = offload_poll,
};

struct co__future co_offload(int (*fn)(void *arg), void *arg)
{
    struct offload *offload = co__leaf_new(struct offload);
    struct call *call = offload ? malloc(sizeof *call) : NULL;

    if (!call) {
        if (offload)
            co__leaf_free(offload, struct offload);
        return (struct co__future){0};
    }
    *call = (struct call){.fn = fn, .arg = arg};
    *offload = (struct offload){.call = call};
    return (struct co__future){.self = offload, .vtable = &offload_vtable};
}
