/* The slow ways of a guard; see guard.h.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Where there is no futex, who waits lets others run.  */

#include "guard.h"

#include <sched.h>
#include <stddef.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/futex.h>
#include <sys/syscall.h>
#endif

void co__guard_wait(struct co__guard *guard)
{
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
