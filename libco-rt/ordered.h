/* What the thread sanitizer cannot see of a library that is compiled without it.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   In a program that is compiled with it these tell that what happened before RELEASED on
   one thread is seen after ACQUIRED on another; elsewhere they do nothing.  */

#ifndef CO__ORDERED_H
#define CO__ORDERED_H

void __tsan_acquire(void *address) __attribute__((weak));
void __tsan_release(void *address) __attribute__((weak));

static inline void co__acquired(void *address)
{
    if (__tsan_acquire)
        __tsan_acquire(address);
}

static inline void co__released(void *address)
{
    if (__tsan_release)
        __tsan_release(address);
}

#endif
