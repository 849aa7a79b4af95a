/* co__torture: drives what torture mode has made of an ordinary function.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A coroutine may be resumed from anywhere, its frame may move unless it is pinned,
   and nothing of it is left on the stack meanwhile.  So between two resumes its frame
   is copied to other memory and the old bytes are overwritten, and the stack below
   the driver is overwritten.  */

#include "bytes.h"
#include "check.h"
#include "coroutine.h"
#include "torture.h"

#include <errno.h>

/* How much of the stack is overwritten.  */
enum { SCRIBBLE = 4096 };

/* Where a movable frame is and where it goes next.  */
struct places {
    void *here, *there; /* of co_frame_alloc, null: not moved yet */
    size_t size, align;
};

/* Overwrites the stack that a resume has used.  */
__attribute__((noinline)) static void scribble(void)
{
    char dead[SCRIBBLE];
    co__fill_bytes(dead, CO__POISON_STACK, sizeof dead);
    __asm__ volatile("" : : "r"(dead) : "memory");
}

static void *allocate(const struct places *places)
{
    void *memory = co_frame_alloc(places->size, places->align);
    if (!memory)
        co__panic(NULL, CO__PANIC_NO_MEMORY);
    return memory;
}

/* Moves the frame of FUTURE if that may be; as co__relocate, which calls memmove.  */
static void move(struct co__future *future, struct places *places)
{
    struct co__object *object = (struct co__object *)future;
    const struct co__coroutine *coroutine = co__movable(object);
    void *old = object->self;
    unsigned flags = object->vtable->flags;

    if (!coroutine)
        return;
    if (!places->there)
        places->there = allocate(places);
    co__copy_bytes(places->there, old, places->size);
    *object = (struct co__object){.self = places->there, .vtable = coroutine->placed};
    if (flags & CO__BOXED)
        co_frame_free(old, places->size, places->align);
    if (places->here)
        co__fill_bytes(places->here, CO__POISON_FRAME, places->size);
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
