/* co__poll_elsewhere: the threads of torture mode.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   What a poll runs may itself drive coroutines, so a thread that polls may wait for
   another one: there are as many as are nested, made when none is idle.  The one that
   has been idle longest is taken, so that it changes from poll to poll.  */

#include "torture.h"

#include <errno.h>
#include <pthread.h>

enum { MAX_WORKERS = 512, MIN_WORKERS = 2 };

/* A thread, and what it has to do.  */
struct worker {
    struct worker *next; /* in the queue of the idle */
    pthread_cond_t told; /* there is something to do, or it is done */
    const struct co__future *future; /* null: nothing to do */
    struct co_context *context;
    void *result;
    enum co_poll status;
    int error;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct worker all[MAX_WORKERS];
static unsigned workers; /* the first of ALL */
static struct worker *idle, **idle_end = &idle; /* the longest idle first */

static void *work(void *arg)
{
    struct worker *self = arg;
    pthread_mutex_lock(&lock);
    for (;;) {
        while (!self->future)
            pthread_cond_wait(&self->told, &lock);
        pthread_mutex_unlock(&lock);
        errno = self->error;
        self->status = self->future->vtable->poll(self->future->self, self->context,
                                                  self->result);
        self->error = errno;
        pthread_mutex_lock(&lock);
        self->future = NULL;
        pthread_cond_broadcast(&self->told);
    }
    return NULL;
}

/* Puts WORKER last in the queue.  LOCK is held.  */
static void enqueue(struct worker *worker)
{
    worker->next = NULL;
    *idle_end = worker;
    idle_end = &worker->next;
}

/* Starts another worker; false if that cannot be.  LOCK is held.  */
static bool start_worker(void)
{
    struct worker *worker = &all[workers];
    pthread_t thread;
    if (workers == MAX_WORKERS)
        return false;
    pthread_cond_init(&worker->told, NULL);
    if (pthread_create(&thread, NULL, work, worker) != 0)
        return false;
    pthread_detach(thread);
    workers++;
    enqueue(worker);
    return true;
}

/* Takes the worker that has been idle longest; null if there is none.  LOCK is
   held.  */
static struct worker *dequeue(void)
{
    while ((!idle || workers < MIN_WORKERS) && start_worker())
        ;
    struct worker *worker = idle;
    if (worker && !(idle = worker->next))
        idle_end = &idle;
    return worker;
}

enum co_poll co__poll_elsewhere(const struct co__future *future, struct co_context *context,
                                void *result)
{
    int error = errno;
    pthread_mutex_lock(&lock);
    struct worker *worker = dequeue();
    if (!worker) {
        pthread_mutex_unlock(&lock);
        errno = error;
        return future->vtable->poll(future->self, context, result);
    }
    worker->context = context;
    worker->result = result;
    worker->error = error;
    worker->future = future;
    pthread_cond_broadcast(&worker->told);
    while (worker->future)
        pthread_cond_wait(&worker->told, &lock);
    enum co_poll status = worker->status;
    error = worker->error;
    enqueue(worker);
    pthread_mutex_unlock(&lock);
    errno = error;
    return status;
}
