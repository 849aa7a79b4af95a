/* co__drop_all: ends the objects of an array that is co_auto.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#include "coroutine.h"

void co__drop_all(void *objects, size_t count, size_t stride)
{
    while (count-- > 0) {
        struct co__object *object = (struct co__object *)((char *)objects + count * stride);
        struct co__object dropped = *object;

        *object = (struct co__object){0};
        if (dropped.vtable)
            dropped.vtable->drop(dropped.self);
    }
}
