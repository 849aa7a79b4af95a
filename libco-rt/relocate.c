/* co__relocate: moves a coroutine's frame to the caller's memory.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "coroutine.h"

#include <stdint.h>
#include <string.h>

bool co__relocate(void *obj, void *mem, size_t size)
{
    struct co__object *object = obj;
    const struct co__coroutine *coroutine = co__movable(object);
    const struct co_vtable_head *vtable = object->vtable;
    void *old = object->self;
    unsigned flags = vtable ? vtable->flags : 0; /* a clone's goes with its memory */

    if (!coroutine || !mem || size < vtable->size || (uintptr_t)mem % vtable->align != 0)
        return false;

    memmove(mem, old, vtable->size);
    *object = (struct co__object){.self = mem, .vtable = coroutine->placed};
    if (flags & CO__BOXED) {
        *(int *)old = CO__FREED; /* for who still has a copy of the object */
        co_frame_free(old, vtable->size, vtable->align);
    } else if (flags & CO__CLONED) {
        co__release_clone(old);
    }
    return true;
}
