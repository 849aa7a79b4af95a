/* Timers that fire on a thread of their own; see timer.h.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Law: no waker's method is called while the lock is held, since it may take
   its executor's locks, or drop a task and with it another alarm.

   An alarm that fires gives its waker to the thread before the lock is released,
   so the owner may cancel it, and free it, while the waker is still being woken.

   fork: the child has the heap but not the thread; its next poll of an alarm
   starts one.  exit: the thread is ended and joined, so that leak checkers see
   nothing of it, unless it is stuck inside a waker.  */

#include "timer.h"
#include "clock.h"

#include <pthread.h>
#include <signal.h>

static struct {
    pthread_mutex_t lock;
    pthread_cond_t changed; /* what the thread waits for, or stop's waiter */
    bool prepared;          /* changed is initialised, fork is handled */
    bool running;           /* there is a thread */
    bool waking;            /* the thread is inside a waker */
    bool stop;              /* the thread is to end */
    pthread_t thread;
    struct co__timer *heap;
    unsigned order; /* of the next alarm */
} timers = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* Fires the earliest alarm.  Called with the lock held; releases it meanwhile.  */
static void fire_earliest(void)
{
    struct co__alarm *alarm = (struct co__alarm *)timers.heap;
    struct co_waker waker = alarm->waker;

    co__timer_remove(&timers.heap, &alarm->timer);
    alarm->waker = (struct co_waker){0};
    alarm->timer.state = CO__ALARM_FIRED;

    timers.waking = true;
    pthread_mutex_unlock(&timers.lock);
    co_waker_wake(&waker);
    pthread_mutex_lock(&timers.lock);
    timers.waking = false;
    if (timers.stop)
        pthread_cond_signal(&timers.changed);
}

static void *timer_thread(void *unused)
{
    pthread_mutex_lock(&timers.lock);
    while (!timers.stop) {
        if (!timers.heap) {
            pthread_cond_wait(&timers.changed, &timers.lock);
            continue;
        }
        struct timespec earliest;
        if (timers.heap->deadline <= co_now())
            fire_earliest();
        else if (co__clock_real(timers.heap->deadline, &earliest))
            pthread_cond_timedwait(&timers.changed, &timers.lock, &earliest);
        else
            pthread_cond_wait(&timers.changed, &timers.lock);
    }
    pthread_mutex_unlock(&timers.lock);
    return unused;
}

static void init_changed(void)
{
    pthread_condattr_t attr;

    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&timers.changed, &attr);
    pthread_condattr_destroy(&attr);
}

static void before_fork(void)
{
    pthread_mutex_lock(&timers.lock);
}

static void after_fork_in_parent(void)
{
    pthread_mutex_unlock(&timers.lock);
}

static void after_fork_in_child(void)
{
    timers.running = timers.waking = false;
    init_changed(); /* the parent's thread may have been waiting on it */
    pthread_mutex_unlock(&timers.lock);
}

/* Starts the thread unless there is one, with every signal blocked: signals are
   for the program's own threads.  Called with the lock held.  */
static void need_thread(void)
{
    if (timers.running)
        return;
    if (!timers.prepared) {
        init_changed();
        pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child);
        timers.prepared = true;
    }

    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    int error = pthread_create(&timers.thread, NULL, timer_thread, NULL);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (error)
        co_panic("co_sleep", "cannot start the timer thread");
    timers.running = true;
}

/* Waits until the thread is in no waker, for a moment: it may never come out, if
   what it wants is locked by the thread that exits.  Called with the lock held.  */
static bool wait_until_idle(void)
{
    struct timespec end;

    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec++;
    while (timers.waking)
        if (pthread_cond_timedwait(&timers.changed, &timers.lock, &end))
            return false;
    return true;
}

/* Ends and joins the thread.  A later sleep, in another destructor, or one that was
   set meanwhile, gets a new one.  */
__attribute__((destructor)) static void stop_thread(void)
{
    if (pthread_mutex_trylock(&timers.lock))
        return;

    if (timers.running && !pthread_equal(timers.thread, pthread_self())) {
        timers.stop = true;
        pthread_cond_signal(&timers.changed);
        if (wait_until_idle()) {
            pthread_mutex_unlock(&timers.lock);
            pthread_join(timers.thread, NULL);
            pthread_mutex_lock(&timers.lock);
            timers.running = false;
        }
        timers.stop = false;
        if (timers.heap)
            need_thread();
    }
    pthread_mutex_unlock(&timers.lock);
}

/* Returns true if ALARM has fired, or could have by now; else makes sure that it
   is set.  Called with the lock held.  */
static bool fired_or_set(struct co__alarm *alarm, uint64_t deadline)
{
    if (alarm->timer.state == CO__ALARM_UNSET) {
        alarm->timer.deadline = deadline;
        alarm->timer.order = timers.order++;
        if (deadline > co_now()) {
            need_thread();
            co__timer_push(&timers.heap, &alarm->timer);
            alarm->timer.state = CO__ALARM_SET;
            if (timers.heap == &alarm->timer)
                pthread_cond_signal(&timers.changed);
            return false;
        }
    } else if (alarm->timer.state == CO__ALARM_SET) {
        if (alarm->timer.deadline > co_now()) {
            need_thread();
            return false;
        }
        co__timer_remove(&timers.heap, &alarm->timer);
    }
    alarm->timer.state = CO__ALARM_FIRED;
    return true;
}

/* Returns the waker that ALARM holds, which is then the caller's, and gives it
   WAKER instead.  Called with the lock held.  */
static struct co_waker exchange_waker(struct co__alarm *alarm, struct co_waker waker)
{
    struct co_waker old = alarm->waker;

    alarm->waker = waker;
    return old;
}

bool co__alarm_poll(struct co__alarm *alarm, uint64_t deadline, struct co_context *cx)
{
    struct co_waker spare = co_waker_clone(cx->waker);

    pthread_mutex_lock(&timers.lock);
    bool fired = fired_or_set(alarm, deadline);
    struct co_waker old = exchange_waker(alarm, fired ? (struct co_waker){0} : spare);
    pthread_mutex_unlock(&timers.lock);

    co_waker_drop(&old);
    if (fired)
        co_waker_drop(&spare);
    return fired;
}

void co__alarm_cancel(struct co__alarm *alarm)
{
    pthread_mutex_lock(&timers.lock);
    if (alarm->timer.state == CO__ALARM_SET)
        co__timer_remove(&timers.heap, &alarm->timer);
    alarm->timer.state = CO__ALARM_FIRED;
    struct co_waker old = exchange_waker(alarm, (struct co_waker){0});
    pthread_mutex_unlock(&timers.lock);
    co_waker_drop(&old);
}

void co__alarms_notify(void)
{
    pthread_mutex_lock(&timers.lock);
    if (timers.running)
        pthread_cond_signal(&timers.changed);
    pthread_mutex_unlock(&timers.lock);
}
