/* co__check_run: each resume and each drop at places that nobody can use later.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The plugin decides what a frame keeps, and whether it may move.  Here both answers are
   tried, without knowing where they come from.  A body runs in a *region* that had not
   been used before:

       base: a page without access | stack, growing down | copy of the frame :end

   - What lives on the machine's stack is gone when the body suspends.  So the body has a
     stack of its own, and a pointer to a variable that should have been in the frame
     leads to nowhere afterwards.
   - A frame that is not pinned may be anywhere.  So the body works on a copy, whose bytes
     go back home when it suspends, and a pointer into the frame leads to nowhere
     afterwards.  Home says meanwhile that the coroutine runs, for those who resume, drop,
     move or clone it, and has no other sense.

   Regions are taken one below the other from an arena of address space, so that it takes
   millions of resumes until an address is used again, and so that who jumps out of a body
   (longjmp) jumps up.  A region in use costs two mappings and the pages that are
   touched; one that is not costs nothing.  What is left by longjmp or by an exception stays
   in use for ever.

   Nothing here takes a lock: signal handlers and the child of a fork may resume coroutines.

   That takes some 20 microseconds.  So that a program of millions of resumes ends, too, one
   in EACH is checked after the first MANY: those of a loop are alike by then.

   Limits: when the system allows no more mappings (32,000 resumes inside each other by
   default), what is resumed further in is not checked.  Address sanitizer, thread sanitizer
   and valgrind would have to be told of the stacks, and are not.  */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* dl_iterate_phdr */
#endif

#include "bytes.h"
#include "check.h"

#include <elf.h>
#include <errno.h>
#include <link.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#if !defined __x86_64__ || defined CO__CHECK_PORTABLE
#include <ucontext.h>
#endif

/* The arena's parts; a region is one or more of these.  */
#define UNIT ((size_t)8 << 20)
enum { MOST_UNITS = 1 << 21, FEWEST_UNITS = 1 << 6 };

/* Where the arena is asked for: below all stacks.  */
#define WISH ((void *)(UINTPTR_MAX / 16 >= UINT64_C(1) << 44 ? UINT64_C(1) << 44 : 0))

/* How much of a new stack is overwritten, for those who read a variable before they
   write it.  */
enum { POISONED = 2048 };

static int protection = PROT_READ | PROT_WRITE; /* of a stack: as the program has its own */
static char *arena;                     /* null: not reserved yet */
static unsigned units;                  /* in it, a power of two */
static unsigned long next;              /* as many were taken, from the end down */
static unsigned char taken[MOST_UNITS]; /* for each unit from the lowest, if it is in use */
static size_t page;

/* So many calls are checked, and of the others one in so many: a prime number, for the
   sake of those that take turns.  */
enum { MANY = 1 << 18, EACH = 61 };

/* One call of a body.  */
struct run {
    void (*fn)(void);
    int flags;
    char *home, *frame; /* the same if it is not moved */
    void *a, *b, *c;
    size_t size;
    char *base, *end; /* of its region; null: there is none */
    int status, error;
    bool done; /* it has returned */
};

/* Trampolines of nested functions need a stack that can be executed.  */
static int executable_stack(struct dl_phdr_info *program, size_t size, void *data)
{
    (void)size, (void)data;
    for (int i = 0; i < program->dlpi_phnum; i++)
        if (program->dlpi_phdr[i].p_type == PT_GNU_STACK && program->dlpi_phdr[i].p_flags & PF_X)
            protection |= PROT_EXEC;
    return 1; /* the program comes first, what follows are its libraries */
}

/* Reserves the arena, at the start of the program or, if a constructor resumes a
   coroutine before that, then.  */
__attribute__((constructor(101))) static void reserve(void)
{
    if (arena)
        return;
    page = (size_t)sysconf(_SC_PAGESIZE);
    dl_iterate_phdr(executable_stack, NULL);
#ifdef PR_SET_THP_DISABLE
    prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0); /* or a new stack is 2 MiB of zeros */
#endif
    for (units = MOST_UNITS; units >= FEWEST_UNITS; units /= 2) {
        void *memory = mmap(WISH, (units + 1) * UNIT, PROT_NONE,
                            MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (memory != MAP_FAILED) {
            arena = (char *)(((uintptr_t)memory + UNIT - 1) & ~(uintptr_t)(UNIT - 1));
            return;
        }
    }
}

/* Takes COUNT units in a row, the next ones that are free; returns the lowest, or null.  */
static char *take(size_t count)
{
    for (unsigned tries = 0; tries < 2 * units; tries++) {
        size_t end = units - __atomic_fetch_add(&next, count, __ATOMIC_RELAXED) % units;
        if (end < count)
            continue;

        unsigned char *first = &taken[end - count];
        size_t i = 0;
        while (i < count && !__atomic_exchange_n(&first[i], 1, __ATOMIC_ACQUIRE))
            i++;
        if (i == count)
            return arena + (end - count) * UNIT;
        while (i > 0)
            __atomic_store_n(&first[--i], 0, __ATOMIC_RELEASE);
    }
    return NULL;
}

/* Gives back the units of RUN's region.  */
static void give(const struct run *run)
{
    for (char *unit = run->base; unit < run->end; unit += UNIT)
        __atomic_store_n(&taken[(size_t)(unit - arena) / UNIT], 0, __ATOMIC_RELEASE);
}

/* Gives RUN a region with room for ROOM bytes beside the stack; false if the system has no
   more mappings.  */
static bool open_region(struct run *run, size_t room)
{
    size_t count = 1 + (room > UNIT / 8 ? (room + UNIT - 1) / UNIT : 0);

    run->base = count <= units ? take(count) : NULL;
    if (!run->base)
        return false;
    run->end = run->base + count * UNIT;
    if (mprotect(run->base + page, count * UNIT - page, protection) == 0)
        return true;
    give(run);
    run->base = run->end = NULL;
    return false;
}

/* Makes RUN's region unusable.  A new mapping takes its place: it merges with those around
   it, and the page tables of the old one are freed.  */
static void close_region(const struct run *run)
{
    if (mmap(run->base, (size_t)(run->end - run->base), PROT_NONE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0) != MAP_FAILED)
        give(run);
}

/* Moves RUN's frame to the end of its region, or as near to it as ALIGN allows.  */
static void leave_home(struct run *run, size_t align)
{
    run->frame = run->end - run->size;
    run->frame -= (uintptr_t)run->frame & (align - 1);
    co__copy_bytes(run->frame, run->home, run->size);
    co__fill_bytes(run->home, CO__POISON_FRAME, run->size);
    *(int *)run->home = CO__RUNNING;
    if (run->flags & CO__CHECK_LINKS) {
        struct co__frame *home = (struct co__frame *)run->home;
        home->link = NULL;                 /* or that would be asked if it runs */
        home->vtable = (void *)run->frame; /* for frame_at */
    }
}

/* Returns where the frame that is at home at HOME is now.  What is resumed or dropped while
   it runs panics: that of one without a chain by its state, which is at home; of one with a
   chain the innermost does, and only the copy knows which it is.  */
static char *frame_at(void *home, int flags)
{
    if (*(int *)home == CO__RUNNING && flags & CO__CHECK_LINKS) {
        char *copy = (char *)((struct co__frame *)home)->vtable;
        if (copy >= arena && copy < arena + units * UNIT)
            return copy;
    }
    return home;
}

/* Ends RUN, whether FN has returned or an exception has left it.  */
static void end_run(struct run *run)
{
    int error = errno;

    if (run->frame != run->home)
        co__copy_bytes(run->home, run->frame, run->size);
    if (run->base && run->done)
        close_region(run);
    errno = error;
}

/* Calls what RUN is to call.  */
static void call(void *arg)
{
    struct run *run = arg;

    errno = run->error;
    switch (run->flags & CO__CHECK_ARGUMENTS) {
    case 1:
        ((void (*)(void *))run->fn)(run->frame);
        break;
    case 2:
        run->status = ((int (*)(void *, void *))run->fn)(run->frame, run->a);
        break;
    case 3:
        run->status = ((int (*)(void *, void *, void *))run->fn)(run->frame, run->a, run->b);
        break;
    default:
        run->status = ((int (*)(void *, void *, void *, void *))run->fn)(run->frame, run->a,
                                                                         run->b, run->c);
        break;
    }
    run->error = errno;
}

#if defined __x86_64__ && !defined CO__CHECK_PORTABLE

/* Calls FN (ARG) on the stack that ends at TOP, a multiple of 16.  Exceptions and
   debuggers find their way through it.  */
void co__check_switch(void *top, void *bottom, void (*fn)(void *), void *arg);

__asm__(".pushsection .text\n"
        ".p2align 4\n"
        ".hidden co__check_switch\n"
        ".globl co__check_switch\n"
        ".type co__check_switch, @function\n"
        "co__check_switch:\n"
        "    .cfi_startproc\n"
        "    pushq %rbp\n"
        "    .cfi_def_cfa_offset 16\n"
        "    .cfi_offset %rbp, -16\n"
        "    movq %rsp, %rbp\n"
        "    .cfi_def_cfa_register %rbp\n"
        "    movq %rdi, %rsp\n"
        "    movq %rcx, %rdi\n"
        "    call *%rdx\n"
        "    movq %rbp, %rsp\n"
        "    popq %rbp\n"
        "    .cfi_def_cfa %rsp, 8\n"
        "    ret\n"
        "    .cfi_endproc\n"
        ".size co__check_switch, .-co__check_switch\n"
        ".popsection\n");

#else

/* The same where the C library must do it; nothing finds its way there.  */

static void call_halves(unsigned fn_high, unsigned fn_low, unsigned arg_high, unsigned arg_low)
{
    uintptr_t fn = (uintptr_t)((uint64_t)fn_high << 32 | fn_low);
    uintptr_t arg = (uintptr_t)((uint64_t)arg_high << 32 | arg_low);

    ((void (*)(void *))fn)((void *)arg);
}

static void co__check_switch(void *top, void *bottom, void (*fn)(void *), void *arg)
{
    uint64_t f = (uintptr_t)fn, a = (uintptr_t)arg;
    ucontext_t here, there;

    getcontext(&there);
    there.uc_link = &here;
    there.uc_stack.ss_sp = bottom;
    there.uc_stack.ss_size = (size_t)((char *)top - (char *)bottom);
    makecontext(&there, (void (*)(void))call_halves, 4, (unsigned)(f >> 32), (unsigned)f,
                (unsigned)(a >> 32), (unsigned)a);
    swapcontext(&here, &there);
}

#endif

/* Whether the next call is one of those that are checked.  */
static bool checked(void)
{
    static unsigned long calls;
    unsigned long call = __atomic_fetch_add(&calls, 1, __ATOMIC_RELAXED);
    return call < MANY || call % EACH == 0;
}

int co__check_run(void (*fn)(void), int flags, void *frame, void *a, void *b, void *c,
                  size_t size, size_t align)
{
    int error = errno;
    reserve();
    if (!arena)
        co__panic(NULL, CO__PANIC_NO_MEMORY);
    frame = frame_at(frame, flags);

    struct run run __attribute__((cleanup(end_run))) = {
        .fn = fn, .flags = flags, .home = frame, .frame = frame, .a = a, .b = b, .c = c,
        .size = size, .error = error};
    /* One that runs is not to be resumed: FN will say so.  */
    bool moves = flags & CO__CHECK_MOVABLE && *(int *)frame != CO__RUNNING;

    if (!checked() || !open_region(&run, moves ? size + align : 0))
        call(&run);
    else {
        if (moves)
            leave_home(&run, align);

        char *top = moves ? run.frame - ((uintptr_t)run.frame & 15) : run.end;
        co__fill_bytes(top - POISONED, CO__POISON_STACK, POISONED);
        co__check_switch(top, run.base + page, call, &run);
    }
    run.done = true;
    errno = run.error;
    return run.status;
}
