/* The clock of the process: it can be frozen and turned by hand.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Running, it shows CLOCK_MONOTONIC and AHEAD; frozen, co__clock_at.  It never goes back.  */

#include "clock.h"
#include "executor.h"
#include "timer-wheel.h"
#include "timer.h"

#include <stdatomic.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* for who changes it */
_Atomic uint64_t co__clock_at;
static _Atomic uint64_t ahead;

static uint64_t monotonic(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

uint64_t co_now(void)
{
    uint64_t time = atomic_load(&co__clock_at);

    return time ? time : monotonic() + atomic_load(&ahead);
}

uint64_t co__clock_after(unsigned ms)
{
    return co_now() + ms * (uint64_t)1000000;
}

bool co__clock_real(uint64_t time, struct timespec *real)
{
    uint64_t now_ahead = atomic_load(&ahead);

    if (time == UINT64_MAX || co__clock_frozen())
        return false;
    time = time > now_ahead ? time - now_ahead : 0;
    real->tv_sec = (time_t)(time / 1000000000u);
    real->tv_nsec = (long)(time % 1000000000u);
    return true;
}

uint64_t co__clock_left(uint64_t time)
{
    uint64_t now;

    if (time == UINT64_MAX)
        return time;
    now = co_now();
    if (time <= now)
        return 0;
    return co__clock_frozen() ? UINT64_MAX : time - now;
}

bool co__clock_jump(uint64_t time)
{
    pthread_mutex_lock(&lock);
    uint64_t now = atomic_load(&co__clock_at);
    if (now && now < time)
        atomic_store(&co__clock_at, time);
    pthread_mutex_unlock(&lock);
    return now != 0;
}

/* Whoever waits for a time looks at the clock again.  */
static void tell_all(void)
{
    co__executors_notify();
    co__alarms_notify();
}

void co_clock_freeze(void)
{
    co__wheels_look();
    pthread_mutex_lock(&lock);
    if (!co__clock_frozen())
        atomic_store(&co__clock_at, co_now());
    pthread_mutex_unlock(&lock);
    tell_all();
}

void co_clock_thaw(void)
{
    co__wheels_look();
    pthread_mutex_lock(&lock);
    if (co__clock_frozen()) {
        atomic_store(&ahead, atomic_load(&co__clock_at) - monotonic());
        atomic_store(&co__clock_at, 0);
    }
    pthread_mutex_unlock(&lock);
    tell_all();
}

void co_clock_advance(unsigned ms)
{
    uint64_t step = ms * (uint64_t)1000000;

    co__wheels_look();
    pthread_mutex_lock(&lock);
    if (co__clock_frozen())
        atomic_fetch_add(&co__clock_at, step);
    else
        atomic_fetch_add(&ahead, step);
    pthread_mutex_unlock(&lock);
    tell_all();
}
