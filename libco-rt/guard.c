/* The slow ways of a guard; see guard.h.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Where there is no futex, who waits lets others run.  */

#include "guard.h"

#include <sched.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/futex.h>
#include <sys/syscall.h>
#endif

/* What is done with a guard takes less time than to sleep.  */
enum { SPINS = 100 };

static inline void pause_a_little(void)
{
#if defined __x86_64__ || defined __i386__
    __builtin_ia32_pause();
#endif
}

static bool spin(struct co__guard *guard)
{
    for (int i = 0; i < SPINS; i++) {
        int unlocked = 0;

        if (atomic_load_explicit(&guard->state, memory_order_relaxed) == 0 &&
            atomic_compare_exchange_weak_explicit(
                &guard->state, &unlocked, 1, memory_order_acquire, memory_order_relaxed))
            return true;
        pause_a_little();
    }
    return false;
}

void co__guard_wait(struct co__guard *guard)
{
    if (spin(guard))
        return;
    while (atomic_exchange_explicit(&guard->state, 2, memory_order_acquire) != 0) {
#ifdef SYS_futex
        syscall(SYS_futex, &guard->state, FUTEX_WAIT_PRIVATE, 2, NULL, NULL, 0);
#else
        sched_yield();
#endif
    }
}

void co__guard_wake(struct co__guard *guard)
{
#ifdef SYS_futex
    syscall(SYS_futex, &guard->state, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
#else
    (void)guard;
#endif
}
