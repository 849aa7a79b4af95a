/* co__clone: duplicates a coroutine that owns nothing.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "coroutine.h"

#include <string.h>

/* Returns a copy of the frame at OBJ, a COROUTINE that may be moved; null if it may
   not be duplicated, or if there is no memory.  */
static void *copy_of_frame(const struct co__object *obj,
                           const struct co__coroutine *coroutine)
{
    const struct co_vtable_head *vtable = obj->vtable;
    int state = *(const int *)obj->self;

    if (state < CO__NOT_STARTED || (unsigned)state > coroutine->states ||
        coroutine->owns[state])
        return NULL;

    void *copy = co_frame_alloc(vtable->size, vtable->align);
    if (copy)
        memcpy(copy, obj->self, vtable->size);
    return copy;
}

void co__clone(const void *obj, void *result)
{
    const struct co__coroutine *coroutine = co__movable(obj);
    void *copy = coroutine ? copy_of_frame(obj, coroutine) : NULL;
    struct co__object made = {.self = copy, .vtable = copy ? coroutine->boxed : NULL};

    memcpy(result, &made, sizeof made);
}
