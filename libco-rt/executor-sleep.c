/* An executor's memory, and how its thread sleeps and is woken.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The number of those that hold the root, on any thread, keeps the memory.  On other
   threads it becomes less under the lock: who takes it to zero was the last to unlock,
   and destroys the lock.  */

#include "clock.h"
#include "pool.h"

#include <stdatomic.h>
#include <stdlib.h>

struct co__executor *co__executor_new(struct co__context *cx)
{
    struct co__executor *executor = calloc(1, sizeof *executor);

    if (!executor)
        co_panic("co_block_on", "out of memory");
    co__executor_init(executor, cx);
    co__executors_add(executor);
    return executor;
}

void co__executor_init(struct co__executor *executor, struct co__context *cx)
{
    pthread_condattr_t attr;

    executor->cx = cx;
    executor->root.executor = executor;
    executor->tail = &executor->head;
    pthread_mutex_init(&executor->lock, NULL);
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&executor->changed, &attr);
    pthread_condattr_destroy(&attr);
}

void co__executor_free(struct co__executor *executor)
{
    if (executor->pool) {
        co__pool_dispose(executor->pool);
        return;
    }
    pthread_cond_destroy(&executor->changed);
    pthread_mutex_destroy(&executor->lock);
    free(executor);
}

void co__executor_notify(struct co__executor *executor)
{
    pthread_mutex_lock(&executor->lock);
    executor->woken = true;
    pthread_cond_signal(&executor->changed);
    if (executor->reactor)
        executor->reactor->vtable->wake(executor->reactor);
    pthread_mutex_unlock(&executor->lock);
}

/* Unlocks after a wait, also one that ends because the thread is cancelled.  */
static void unlock(pthread_mutex_t **lock)
{
    pthread_mutex_unlock(*lock);
}

/* True if nothing can happen any more.  */
static bool is_stuck(struct co__executor *executor)
{
    const struct co__task *root = &executor->root;

    return !executor->offloads && !executor->spawned && !executor->nurseries &&
           !(executor->reactor && executor->reactor->vtable->busy(executor->reactor)) &&
           root->holders * CO__FOREIGN_ONE + atomic_load(&root->foreign) == 0;
}

bool co__executor_wait(struct co__executor *executor, uint64_t deadline)
{
    struct timespec end;

    if (co__clock_real(deadline, &end))
        return pthread_cond_timedwait(&executor->changed, &executor->lock, &end) != 0;
    pthread_cond_wait(&executor->changed, &executor->lock);
    return false;
}

/* Sleeps until it is woken, or until DEADLINE.  Returns false if nobody can wake it.  */
static bool sleep_by_itself(struct co__executor *executor, uint64_t deadline)
{
    pthread_mutex_t *locked __attribute__((cleanup(unlock))) = &executor->lock;
    bool stuck = false;

    pthread_mutex_lock(&executor->lock);
    while (!executor->woken && !(stuck = deadline == UINT64_MAX && is_stuck(executor))) {
        if (co__executor_wait(executor, deadline))
            break;
    }
    executor->woken = false;
    return !stuck;
}

void co__executor_sleep(struct co__executor *executor, uint64_t deadline)
{
    struct co_reactor *reactor = executor->reactor;

    if (deadline == UINT64_MAX && is_stuck(executor))
        reactor = NULL;
    if (reactor)
        reactor->vtable->wait(reactor, co__clock_left(deadline));
    else if (!sleep_by_itself(executor, deadline))
        co_panic(executor->root.future.vtable->head.name,
                 "waits in co_block_on, but nobody holds its waker");
}

struct co_reactor *co_reactor_here(struct co_reactor *(*make)(void))
{
    struct co__executor *executor = co__executor_need();

    if (!executor)
        return NULL;
    if (executor->pool)
        co_panic("co_reactor_here", "called in a pool: an event loop is one thread's");
    if (!executor->reactor) {
        struct co_reactor *made = make();

        pthread_mutex_lock(&executor->lock); /* others may wake it */
        executor->reactor = made;
        pthread_mutex_unlock(&executor->lock);
    }
    return executor->reactor;
}
