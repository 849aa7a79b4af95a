/* The default allocator of boxed frames.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   An archive member of its own: a program that defines both functions links
   neither this member nor malloc through it.  In the shared library they are
   ordinary interposable symbols, and the library itself calls them as such.

   Each thread keeps some of the small blocks that are freed there for what it
   allocates next: its *spares*, a list for each size.  Taking one and giving it back
   is a fifth of the instructions of malloc and free.  Each block is malloc's own, so
   it may be freed on any thread, and is that one's spare then.  What is more than
   KEPT of a size is freed, and all when the thread ends.

   The int that a block begins with stays: in a frame it says that it was released.  */

#include "frame-checker.h"

#include <cogen/rt.h>

#include <pthread.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

struct spare {
    int kept;
    struct spare *next;
};

enum {
    FIRST = 8, /* the largest size of the first list; malloc of GNU rounds up so, too */
    STEP = 16, /* and by how much that of the next one is larger */
    LISTS = 17,
    KEPT = 64
};

struct list {
    struct spare *first;
    unsigned room; /* so many more may be put here */
};

static _Thread_local __attribute__((tls_model("initial-exec"))) struct list lists[LISTS];

/* Whether this thread has spares; not asked while a list has room.  */
static _Thread_local enum { UNKNOWN, YES, NO } keeps_spares;

static pthread_key_t at_thread_exit;
static bool have_key;

static size_t list_for(size_t size)
{
    return (size + STEP - FIRST - 1) / STEP;
}

static bool small(size_t size, size_t align)
{
    return size <= FIRST + (LISTS - 1) * STEP && align <= alignof(max_align_t);
}

/* Frees the spares of the thread, which ends, and lets there be no more.  */
static void free_spares(void *lists_of_thread)
{
    struct list *list = lists_of_thread;

    keeps_spares = NO;
    for (int i = 0; i < LISTS; i++) {
        while (list[i].first) {
            struct spare *spare = list[i].first;

            list[i].first = spare->next;
            free(spare);
        }
        list[i].room = 0;
    }
}

static void make_key(void)
{
    have_key = !co__memory_is_checked() &&
               pthread_key_create(&at_thread_exit, free_spares) == 0;
}

/* True if there are threads with spares: the same for all frames of a process.  */
static bool spares_exist(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, make_key);
    return have_key;
}

/* Lets each list of the thread have room, the first time that it may.  */
static bool begin_to_keep(void)
{
    if (keeps_spares != UNKNOWN)
        return false;
    bool can = spares_exist() && pthread_setspecific(at_thread_exit, lists) == 0;
    keeps_spares = can ? YES : NO;
    for (int i = 0; i < LISTS && can; i++)
        lists[i].room = KEPT;
    return can;
}

/* The size of all blocks in the list for SIZE.  */
static size_t rounded(size_t size)
{
    size_t all = FIRST + list_for(size) * STEP;

    return all < sizeof(struct spare) ? sizeof(struct spare) : all;
}

/* The two are not inlined, so that what a spare serves saves no registers.  */
static __attribute__((noinline)) void *allocate(size_t size, size_t align)
{
    if (size == 0)
        size = 1; /* malloc(0) may give null, which here means no memory */
    if (small(size, align) && spares_exist())
        size = rounded(size);
    if (align <= alignof(max_align_t))
        return malloc(size);
    if (size > SIZE_MAX - (align - 1))
        return NULL;
    return aligned_alloc(align, (size + align - 1) & ~(align - 1));
}

static __attribute__((noinline)) void release(void *ptr, size_t size, size_t align)
{
    if (ptr && small(size, align) && begin_to_keep())
        co_frame_free(ptr, size, align);
    else
        free(ptr);
}

void *co_frame_alloc(size_t size, size_t align)
{
    if (small(size, align)) {
        struct list *list = &lists[list_for(size)];
        struct spare *spare = list->first;

        if (spare) {
            list->first = spare->next;
            list->room++;
            return spare;
        }
    }
    return allocate(size, align);
}

void co_frame_free(void *ptr, size_t size, size_t align)
{
    if (ptr && small(size, align)) {
        struct list *list = &lists[list_for(size)];
        struct spare *spare = ptr;

        if (list->room) {
            list->room--;
            spare->next = list->first;
            list->first = spare;
            return;
        }
    }
    release(ptr, size, align);
}
