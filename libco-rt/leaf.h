/* What the runtime's own futures have in common.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__LEAF_H
#define CO__LEAF_H

#include "object.h"

#include <stdalign.h>

/* The head of the vtable of a future with the state TYPE, which others point to.  */
#define CO__LEAF(what, type, end) CO__LEAF_WITH(CO_PINNED, what, type, end)
#define CO__LEAF_WITH(traits, what, type, end)                                           \
    {                                                                                    \
        .abi = CO_ABI_VERSION, .flags = (traits), .size = sizeof(type),                  \
        .align = alignof(type), .name = what, .drop = end                                \
    }

/* The same of a struct co__telling_vtable.  */
#define CO__TELLING_LEAF(what, type, end)                                                \
    CO__LEAF_WITH(CO_PINNED | CO__TELLS, what, type, end)

#define co__leaf_new(type) ((type *)co_frame_alloc(sizeof(type), alignof(type)))
#define co__leaf_free(leaf, type) co_frame_free(leaf, sizeof(type), alignof(type))

/* Takes the future at OBJECT from its owner.  */
static inline struct co__future co__take(void *object)
{
    struct co__future *future = object, taken = *future;

    *future = (struct co__future){0};
    return taken;
}

static inline void co__drop_future(struct co__future future)
{
    if (future.vtable)
        future.vtable->head.drop(future.self);
}

/* Panics if FUTURE, which NAME is about to poll, is null or of another version.  */
static inline void co__check_future(const struct co__future *future, const char *name)
{
    if (!future->vtable)
        co__panic(name, CO__PANIC_NULL);
    if (future->vtable->head.abi != CO_ABI_VERSION)
        co__panic_abi(&future->vtable->head);
}

#endif
