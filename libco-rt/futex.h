/* Sleeping until an int changes.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Where there is no futex, who waits lets others run and looks again.  */

#ifndef CO__FUTEX_H
#define CO__FUTEX_H

#include <limits.h>
#include <stddef.h>
#ifdef __linux__
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif
#ifndef SYS_futex
#include <sched.h>
#endif

/* Returns at once if *WORD is not SEEN; else sleeps until it is woken, or before that.  */
static inline void co__futex_wait(_Atomic int *word, int seen)
{
#ifdef SYS_futex
    syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, seen, NULL, NULL, 0);
#else
    (void)word, (void)seen;
    sched_yield();
#endif
}

/* Wakes COUNT of those that wait for WORD, which need not be there any more.  */
static inline void co__futex_wake(_Atomic int *word, int count)
{
#ifdef SYS_futex
    syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0);
#else
    (void)word, (void)count;
#endif
}

#endif
