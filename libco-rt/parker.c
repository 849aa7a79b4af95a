/* A parker; see parker.h.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Everything is under the parker's lock, the count of holders too: who takes the
   count to zero was the last to unlock, and destroys the lock.  A waker signals
   before it unlocks, so the parker is never touched after its hold is gone.  */

#include "parker.h"

#include <pthread.h>
#include <stdlib.h>

struct co__parker {
    pthread_mutex_t lock;
    pthread_cond_t changed; /* woken became true, or holders became 1 */
    size_t holders;         /* wakers, and 1 for the thread that parks */
    bool woken;             /* since the last park */
};

struct co__parker *co__parker_new(void)
{
    struct co__parker *parker = malloc(sizeof *parker);

    if (!parker)
        co_panic("co_block_on", "out of memory");
    pthread_mutex_init(&parker->lock, NULL);
    pthread_cond_init(&parker->changed, NULL);
    parker->holders = 1;
    parker->woken = false;
    return parker;
}

/* Wakes if WAKE, and takes away one hold if DROP.  */
static void wake_or_drop(struct co__parker *parker, bool wake, bool drop)
{
    pthread_mutex_lock(&parker->lock);
    if (wake)
        parker->woken = true;
    if (drop)
        parker->holders--;

    bool last = parker->holders == 0;
    if (wake || parker->holders == 1)
        pthread_cond_signal(&parker->changed);
    pthread_mutex_unlock(&parker->lock);

    if (last) {
        pthread_cond_destroy(&parker->changed);
        pthread_mutex_destroy(&parker->lock);
        free(parker);
    }
}

static struct co_waker waker_clone(void *data)
{
    return co__parker_waker(data);
}

static void waker_wake(void *data)
{
    wake_or_drop(data, true, true);
}

static void waker_wake_by_ref(void *data)
{
    wake_or_drop(data, true, false);
}

static void waker_drop(void *data)
{
    wake_or_drop(data, false, true);
}

static const struct co_waker_vtable waker_vtable = {
    .clone = waker_clone,
    .wake = waker_wake,
    .wake_by_ref = waker_wake_by_ref,
    .drop = waker_drop,
};

struct co_waker co__parker_waker(struct co__parker *parker)
{
    pthread_mutex_lock(&parker->lock);
    parker->holders++;
    pthread_mutex_unlock(&parker->lock);
    return (struct co_waker){.data = parker, .vtable = &waker_vtable};
}

/* Unlocks after a wait, also one that ends because the thread is cancelled.  */
static void unlock(pthread_mutex_t **lock)
{
    pthread_mutex_unlock(*lock);
}

bool co__parker_park(struct co__parker *parker)
{
    pthread_mutex_t *locked __attribute__((cleanup(unlock))) = &parker->lock;

    pthread_mutex_lock(&parker->lock);
    while (!parker->woken && parker->holders > 1)
        pthread_cond_wait(&parker->changed, &parker->lock);

    bool woken = parker->woken;
    parker->woken = false;
    return woken;
}

void co__parker_release(struct co__parker *parker)
{
    wake_or_drop(parker, false, true);
}
