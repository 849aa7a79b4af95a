/* -fplugin-arg-cogen-checks: tasks that hinder others, or wait for ever.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Three things are looked for, and each is reported once for each place, on stderr:

   - a task that runs longer than LONG_RUN between two suspensions: so long that it has had the
     processor, or slept; not that others had it;
   - a lock that is held across a wait of more than LONG_WAIT.  What tasks lock is in a list,
     with the time when its task has begun to wait.  A unit without the checks unlocks what
     is in it and does not say so: so who is to be reported is looked at once more;
   - a task that waits while nobody holds its waker: looked for when an executor of one
     thread has nothing to do.

   The clock is the real one, also when co_now's is frozen.  */

#include "checks.h"
#include "dump.h"
#include "nursery.h"
#include "sync.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { LONG_RUN = 100, LONG_WAIT = 1000 }; /* milliseconds */

bool co__checks_on;

static uint64_t time_of(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

/* How often this thread has slept.  */
static long times_blocked(void)
{
#ifdef RUSAGE_THREAD
    struct rusage usage;

    if (!getrusage(RUSAGE_THREAD, &usage))
        return usage.ru_nvcsw;
#endif
    return 0;
}

void co__checks_begin(void)
{
    co__checks_on = true;
}

/* Guards all below.  */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* ---- Reports ------------------------------------------------------------------- */

enum kind { RAN, HELD, LOST };

/* What has been reported of a place.  */
struct report {
    struct report *next;
    enum kind kind;
    char place[];
};

static struct report *reports;

/* True if KIND at PLACE has not been reported.  */
static bool is_new(enum kind kind, const char *place)
{
    struct report *report;

    for (report = reports; report; report = report->next)
        if (report->kind == kind && !strcmp(report->place, place))
            return false;
    report = malloc(sizeof *report + strlen(place) + 1);
    if (report) {
        strcpy(report->place, place);
        report->kind = kind;
        report->next = reports;
        reports = report;
    }
    return true;
}

static void free_reports(void)
{
    while (reports) {
        struct report *report = reports;

        reports = report->next;
        free(report);
    }
}

/* Reports KIND of TASK, after MS milliseconds.  It waits; with ENDED it has ended, and that is
   the name of its future.  */
static void report(enum kind kind, const struct co__task *task, const char *ended,
                   uint64_t ms, const void *mutex)
{
    char place[512] = "";
    const char *name = co__task_own_name(task);
    FILE *file = fmemopen(place, sizeof place, "w");

    if (!file)
        return;
    if (ended)
        fprintf(file, "the end of %s", ended);
    else
        co__dump_place(file, &task->future);
    fclose(file);
    pthread_mutex_lock(&lock);
    if (is_new(kind, place)) {
        fprintf(stderr, "cogen: task%s%s%s ", name ? " \"" : "", name ? name : "",
                name ? "\"" : "");
        if (kind == RAN)
            fprintf(stderr, "ran for %llu ms without a suspension, up to %s\n",
                    (unsigned long long)ms, place);
        else if (kind == HELD)
            fprintf(stderr, "waited for %llu ms at %s with the mutex at %p locked\n",
                    (unsigned long long)ms, place, mutex);
        else
            fprintf(stderr, "waits at %s, but nobody holds its waker\n", place);
    }
    pthread_mutex_unlock(&lock);
}

/* ---- Locks --------------------------------------------------------------------- */

/* A mutex that TASK has locked, which waits since then; 0: it runs.  */
struct held {
    struct held *next;
    const void *mutex;
    struct co__task *task;
    uint64_t since;
};

static struct held *held;

void co__check_locked(const void *mutex)
{
    struct co__task *task = co__executor_here ? co__executor_here->cx->task : NULL;
    struct held *made = co__checks_on && task ? malloc(sizeof *made) : NULL;

    if (!made)
        return;
    *made = (struct held){.mutex = mutex, .task = task};
    pthread_mutex_lock(&lock);
    made->next = held;
    held = made;
    pthread_mutex_unlock(&lock);
}

bool co__check_unlocked(const void *mutex)
{
    struct held *found = NULL;

    pthread_mutex_lock(&lock);
    for (struct held **at = &held; *at; at = &(*at)->next)
        if ((*at)->mutex == mutex) {
            found = *at;
            *at = found->next;
            break;
        }
    pthread_mutex_unlock(&lock);
    free(found);
    return found != NULL;
}

/* True if TASK has MUTEX, as far as can be seen: that may be gone, and so its memory.  */
static bool has(const struct co__task *task, const void *mutex)
{
#ifdef __linux__
    struct co_mutex now;
    struct iovec here = {&now, sizeof now}, there = {(void *)mutex, sizeof now};

    return process_vm_readv(getpid(), &here, 1, &there, 1, 0) != sizeof now
               ? errno != EFAULT
               : now.co__state && now.co__owner == task->number;
#else
    return task && mutex;
#endif
}

/* TASK begins to wait NOW, or to run, 0; returns since when it waited, with a mutex of its
   in *MUTEX, or 0.  */
static uint64_t set_waits(const struct co__task *task, uint64_t now, const void **mutex)
{
    uint64_t since = 0;

    pthread_mutex_lock(&lock);
    for (struct held *each = held; each; each = each->next)
        if (each->task == task) {
            since = each->since;
            *mutex = each->mutex;
            each->since = now;
        }
    pthread_mutex_unlock(&lock);
    return since;
}

/* TASK is over: what it has locked is nobody's now.  */
static void forget(const struct co__task *task)
{
    pthread_mutex_lock(&lock);
    for (struct held *each = held; each; each = each->next)
        if (each->task == task)
            each->task = NULL;
    pthread_mutex_unlock(&lock);
}

__attribute__((destructor)) static void free_all(void)
{
    pthread_mutex_lock(&lock);
    free_reports();
    while (held) {
        struct held *each = held;

        held = each->next;
        free(each);
    }
    pthread_mutex_unlock(&lock);
}

/* ---- Polls --------------------------------------------------------------------- */

void co__check_before(struct co__task *task, struct co__poll_began *began)
{
    const void *mutex = NULL;

    *began = (struct co__poll_began){
        .real = time_of(CLOCK_MONOTONIC),
        .processor = time_of(CLOCK_THREAD_CPUTIME_ID),
        .blocked = times_blocked(),
        .name = task->future.vtable ? task->future.vtable->head.name : "",
    };
    uint64_t since = set_waits(task, 0, &mutex);
    if (since && began->real - since > LONG_WAIT * 1000000ull && has(task, mutex))
        report(HELD, task, NULL, (began->real - since) / 1000000, mutex);
}

void co__check_after(struct co__task *task, const struct co__poll_began *began,
                     bool is_over)
{
    uint64_t now = time_of(CLOCK_MONOTONIC);
    const void *mutex;

    if (now - began->real > LONG_RUN * 1000000ull &&
        (times_blocked() != began->blocked ||
         time_of(CLOCK_THREAD_CPUTIME_ID) - began->processor > LONG_RUN * 1000000ull))
        report(RAN, task, is_over ? began->name : NULL, (now - began->real) / 1000000,
               NULL);
    if (is_over)
        forget(task);
    else
        set_waits(task, now, &mutex);
}

/* ---- Wakers -------------------------------------------------------------------- */

static void check_waker(const struct co__task *task, int others)
{
    int foreign = atomic_load_explicit(&task->foreign, memory_order_relaxed);

    if (!(task->state & (CO__TASK_QUEUED | CO__TASK_FINISHED)) &&
        task->holders - others + foreign / CO__FOREIGN_ONE == 0)
        report(LOST, task, NULL, 0, NULL);
}

void co__check_idle(struct co__executor *executor)
{
    for (const struct co__task *task = executor->spawned; task; task = task->older)
        check_waker(task, co__spawned_has_handle(task));
    for (struct co__nursery *nursery = executor->nurseries; nursery;
         nursery = nursery->next)
        for (const struct co__task *task = nursery->newest; task; task = task->older)
            check_waker(task, 0);
}
