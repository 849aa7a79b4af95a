/* co__torture: drives what torture mode has made of an ordinary function.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A coroutine may be resumed from anywhere, its frame may move unless it is pinned,
   and nothing of it is left on the stack meanwhile.  So between two resumes its frame
   is copied to other memory and the old bytes are overwritten, and the stack below
   the driver is overwritten.

   The program may have its own memcpy, a coroutine by now, which would not come to an
   end if it were called here; so nothing here is to be made into such a call.  */

#include "coroutine.h"
#include "torture.h"

#include <errno.h>

/* The bytes that take the place of what must not be used any more.  */
enum { POISON_FRAME = 0xa5, POISON_STACK = 0x5a, SCRIBBLE = 4096 };

/* Where a movable frame is and where it goes next.  */
struct places {
    void *here, *there; /* of co_frame_alloc, null: not moved yet */
    size_t size, align;
};

/* Memory as the loops below see it.  */
typedef unsigned long __attribute__((may_alias, aligned(1))) word;

/* What keeps such a loop from becoming a call of memset or memcpy.  */
static inline void no_call(void)
{
    __asm__ volatile("" : : : "memory");
}

static void fill(void *memory, unsigned char byte, size_t size)
{
    size_t i = 0;
    for (; i + sizeof(word) <= size; i += sizeof(word), no_call())
        *(word *)((char *)memory + i) = byte * (~0UL / 0xff);
    for (; i < size; i++, no_call())
        ((unsigned char *)memory)[i] = byte;
}

/* A co__copy between different places.  */
static void *copy(void *to, const void *from, size_t size)
{
    size_t i = 0;
    for (; i + sizeof(word) <= size; i += sizeof(word), no_call())
        *(word *)((char *)to + i) = *(const word *)((const char *)from + i);
    for (; i < size; i++, no_call())
        ((char *)to)[i] = ((const char *)from)[i];
    return to;
}

/* Overwrites the stack that a resume has used.  */
__attribute__((noinline)) static void scribble(void)
{
    char dead[SCRIBBLE];
    fill(dead, POISON_STACK, sizeof dead);
    __asm__ volatile("" : : "r"(dead) : "memory");
}

static void *allocate(const struct places *places)
{
    void *memory = co_frame_alloc(places->size, places->align);
    if (!memory)
        co__panic(NULL, CO__PANIC_NO_MEMORY);
    return memory;
}

/* Moves the frame of FUTURE if that may be.  */
static void move(struct co__future *future, struct places *places)
{
    if (future->vtable->head.flags & CO_PINNED)
        return;
    if (!places->there)
        places->there = allocate(places);
    if (!co__relocate_by((struct co__object *)future, places->there, places->size, copy))
        return;
    if (places->here)
        fill(places->here, POISON_FRAME, places->size);
    void *here = places->there;
    places->there = places->here;
    places->here = here;
}

static void release(const struct places *places)
{
    if (places->here)
        co_frame_free(places->here, places->size, places->align);
    if (places->there)
        co_frame_free(places->there, places->size, places->align);
}

void co__torture(void *obj, void *result, int flags)
{
    struct co__future *future = obj;
    struct co_context context = {co_noop_waker()};
    struct places places = {0};
    int error = errno;

    if (!future->vtable)
        co__panic(NULL, CO__PANIC_NO_MEMORY);
    places.size = future->vtable->head.size;
    places.align = future->vtable->head.align;
    for (;;) {
        move(future, &places);
        errno = error;
        enum co_poll status = flags & CO__TORTURE_THREAD
                                  ? co__poll_elsewhere(future, &context, result)
                                  : future->vtable->poll(future->self, &context, result);
        error = errno;
        if (status == CO_READY)
            break;
        scribble();
    }
    future->vtable->head.drop(future->self);
    release(&places);
    errno = error;
}
