/* co__clone: duplicates a coroutine that owns nothing.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "coroutine.h"

#include <stdint.h>
#include <string.h>

/* The copy of a boxed frame is boxed, with the same vtable.  A placed one has no
   vtable that would release its copy: a program that places its frames need not
   link the allocator.  So that copy brings one along, in front of the frame.  */
struct cloned {
    struct co__coroutine_vtable vtable; /* the copy's own */
    const struct co_vtable_head *original;
    char *block;        /* what co_frame_alloc gave, */
    size_t size, align; /* for this */
};

/* Returns what is in front of SELF, the frame of a cloned object.  */
static struct cloned *cloned_of(void *self)
{
    return (struct cloned *)((char *)self - sizeof(struct cloned));
}

void co__release_clone(void *self)
{
    struct cloned *cloned = cloned_of(self);

    *(int *)self = CO__FREED; /* for who still has a copy of the object */
    co_frame_free(cloned->block, cloned->size, cloned->align);
}

static void drop_clone(void *self)
{
    cloned_of(self)->original->drop(self);
    co__release_clone(self);
}

/* Makes a copy of the placed frame at OBJ, whose vtable is ORIGINAL.  */
static struct co__object clone_placed(const struct co__object *obj,
                                      const struct co__coroutine_vtable *original)
{
    const struct co_vtable_head *head = &original->head;
    size_t align = head->align > _Alignof(struct cloned) ? head->align
                                                         : _Alignof(struct cloned);
    size_t offset = (sizeof(struct cloned) + align - 1) & ~(align - 1);
    char *block = co_frame_alloc(offset + head->size, align);

    if (!block)
        return (struct co__object){0};

    struct cloned *cloned = cloned_of(block + offset);
    *cloned = (struct cloned){.vtable = *original,
                              .original = head,
                              .block = block,
                              .size = offset + head->size,
                              .align = align};
    cloned->vtable.head.flags |= CO__CLONED;
    cloned->vtable.head.drop = drop_clone;
    memcpy(block + offset, obj->self, head->size);
    return (struct co__object){.self = block + offset, .vtable = &cloned->vtable.head};
}

static struct co__object clone_boxed(const struct co__object *obj)
{
    void *copy = co_frame_alloc(obj->vtable->size, obj->vtable->align);

    if (!copy)
        return (struct co__object){0};
    memcpy(copy, obj->self, obj->vtable->size);
    return (struct co__object){.self = copy, .vtable = obj->vtable};
}

/* True if the frame at OBJ, of a COROUTINE that may be moved, may be duplicated.  */
static bool owns_nothing(const struct co__object *obj, const struct co__coroutine *coroutine)
{
    int state = *(const int *)obj->self;

    return state >= CO__NOT_STARTED && (unsigned)state <= coroutine->states &&
           !coroutine->owns[state];
}

void co__clone(const void *obj, void *result)
{
    const struct co__object *object = obj;
    const struct co__coroutine *coroutine = co__movable(object);
    struct co__object made = {0};

    if (coroutine && owns_nothing(object, coroutine)) {
        if (object->vtable->flags & CO__BOXED)
            made = clone_boxed(object);
        else
            made = clone_placed(object,
                                (const struct co__coroutine_vtable *)coroutine->placed);
    }
    memcpy(result, &made, sizeof made);
}
