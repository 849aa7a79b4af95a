/* co_dump_on_signal: all tasks of the process, when it is asked from outside.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   What a signal's handler may do is little: it wakes a thread.  This asks each executor to
   write what its tasks wait for, since nobody else may look at them, and looks at those of
   pools itself.  An executor whose task goes on and on does not answer; that is said.  */

#include "dump-tasks.h"
#include "pool.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <time.h>

enum { PATIENCE = 1 }; /* seconds that an executor has */

static sem_t asked;

static void handle(int number)
{
    (void)number;

    int saved = errno;
    sem_post(&asked);
    errno = saved;
}

/* What an executor does that was asked, on its thread, between two polls.  */
static void answer(struct co__executor *executor)
{
    co__dump_executor(stderr, executor, NULL);
}

static void ask(struct co__executor *executor)
{
    if (executor->pool)
        return;
    atomic_store(&executor->asked, answer);
    co__executor_notify(executor);
}

static void complain(struct co__executor *executor)
{
    if (!executor->pool && atomic_exchange(&executor->asked, NULL))
        fprintf(stderr, "an executor does not answer: its task runs on and on\n");
}

static void dump_pools(void)
{
    for (unsigned i = 0;; i++) {
        struct co__executor *pool = co__executors_hold_pool(i);

        if (!pool)
            return;
        co__dump_executor(stderr, pool, NULL);
        co__task_unhold(&pool->root);
    }
}

static void *watch(void *unused)
{
    (void)unused;
    for (;;) {
        while (sem_wait(&asked))
            ;
        co__executors_each(ask);
        dump_pools();
        nanosleep(&(struct timespec){.tv_sec = PATIENCE}, NULL);
        co__executors_each(complain);
    }
    return NULL;
}

/* Starts the thread, which no signal disturbs.  Returns 0 or an errno.  */
static int start(void)
{
    pthread_t thread;
    sigset_t all, old;

    if (sem_init(&asked, 0, 0))
        return errno;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    int error = pthread_create(&thread, NULL, watch, NULL);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (!error)
        pthread_detach(thread);
    return error;
}

int co_dump_on_signal(int number)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static bool started;
    struct sigaction action = {.sa_handler = handle, .sa_flags = SA_RESTART};
    int error = 0;

    pthread_mutex_lock(&lock);
    if (!started)
        error = start();
    started = !error;
    pthread_mutex_unlock(&lock);
    if (error)
        return -error;
    return sigaction(number, &action, NULL) ? -errno : 0;
}
