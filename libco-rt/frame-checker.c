/* Does somebody look for frames that are used after they were freed?
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Sanitizers are libraries with functions of known names.  Memcheck is told apart from
   valgrind's other tools, to which reuse is nothing, by a request to it: a few rotations
   that do nothing, and that valgrind knows.  */

#include "frame-checker.h"

#include <stddef.h>
#include <stdint.h>

#define NAMED(name) extern void name(void) __attribute__((weak))
NAMED(__asan_init);
NAMED(__hwasan_init);
NAMED(__lsan_do_leak_check);
NAMED(__msan_init);
NAMED(__tsan_init);

static bool sanitized(void)
{
    return __asan_init || __hwasan_init || __lsan_do_leak_check || __msan_init || __tsan_init;
}

#ifdef __x86_64__
/* Memcheck's CHECK_MEM_IS_ADDRESSABLE gives 0 for what is; others leave 1 as it is.  */
static bool under_memcheck(void)
{
    static const char here;
    volatile uintptr_t request[6] = {(uintptr_t)'M' << 24 | (uintptr_t)'C' << 16 | 4,
                                     (uintptr_t)&here, 1};
    uintptr_t answer = 1;

    __asm__ volatile("rolq $3, %%rdi; rolq $13, %%rdi; rolq $61, %%rdi; rolq $51, %%rdi\n\t"
                     "xchgq %%rbx, %%rbx"
                     : "+d"(answer)
                     : "a"(&request[0])
                     : "cc", "memory");
    return answer != 1;
}
#else
static bool under_memcheck(void)
{
    return true; /* nobody knows */
}
#endif

bool co__memory_is_checked(void)
{
    return sanitized() || under_memcheck();
}
