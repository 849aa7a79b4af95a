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
#include <unistd.h>

enum { PATIENCE = 1 }; /* seconds that an executor has */

static sem_t asked;
static pthread_t thread;
static pid_t process; /* in which it is, or 0 */
static _Atomic bool stops;

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

/* Waits until somebody asks again, for as long as an executor has; false: nobody did.  */
static bool wait_patiently(void)
{
    struct timespec end;
    int error;

    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += PATIENCE;
    do
        error = sem_timedwait(&asked, &end);
    while (error && errno == EINTR);
    return !error;
}

static void *watch(void *unused)
{
    (void)unused;
    bool again = false;
    for (;;) {
        while (!again && sem_wait(&asked))
            ;
        if (atomic_load(&stops))
            return NULL;
        co__executors_each(ask);
        dump_pools();
        again = wait_patiently();
        if (!again)
            co__executors_each(complain);
    }
}

/* Starts the thread, which no signal disturbs.  Returns 0 or an errno.  */
static int start(void)
{
    sigset_t all, old;

    if (sem_init(&asked, 0, 0))
        return errno;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    int error = pthread_create(&thread, NULL, watch, NULL);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (!error)
        process = getpid();
    return error;
}

/* After a fork the child has no such thread.  */
__attribute__((destructor)) static void stop(void)
{
    if (process != getpid())
        return;
    atomic_store(&stops, true);
    sem_post(&asked);
    pthread_join(thread, NULL);
}

int co_dump_on_signal(int number)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    struct sigaction action = {.sa_handler = handle, .sa_flags = SA_RESTART};
    int error = 0;

    pthread_mutex_lock(&lock);
    if (process != getpid())
        error = start();
    pthread_mutex_unlock(&lock);
    if (error)
        return -error;
    return sigaction(number, &action, NULL) ? -errno : 0;
}
