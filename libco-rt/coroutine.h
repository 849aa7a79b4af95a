/* The frames of coroutines as the runtime sees them.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__COROUTINE_H
#define CO__COROUTINE_H

#include <cogen/abi.h>

/* Any trait object.  */
struct co__object {
    void *self;
    const struct co_vtable_head *vtable;
};

/* The innermost frame of the chain that ROOT is the root of.  */
static inline struct co__frame *co__innermost(struct co__frame *root)
{
    return root->link ? root->link : root;
}

/* True if ROOT, or the innermost frame of the chain that it is the root of, runs.  */
static inline bool co__chain_running(const struct co__frame *root)
{
    return root->offset == CO__WAKE_POLLING ||
           (root->link ? root->link : root)->state == CO__RUNNING;
}

/* True if the coroutine at OBJ is being resumed or dropped: it runs, or the innermost
   of its chain does.  */
static inline bool co__running(const struct co__object *obj)
{
    if (obj->vtable->flags & CO__LINKS)
        return co__chain_running(obj->self);
    return *(const int *)obj->self == CO__RUNNING;
}

/* Panics: the coroutine called NAME, or null, uses a null object at LINE, or 0.  */
_Noreturn void co__panic_null(const char *name, unsigned line);

/* Panics if VTABLE is not made for this version of the runtime.  */
static inline void co__check_abi(const struct co_vtable_head *vtable)
{
    if (vtable->abi != CO_ABI_VERSION)
        co__panic_abi(vtable);
}

/* Returns what is known of the coroutine at OBJ if its frame may be copied to
   another place now, else null.  */
static inline const struct co__coroutine *co__movable(const struct co__object *obj)
{
    const struct co_vtable_head *vtable = obj->vtable;

    if (vtable)
        co__check_abi(vtable);
    if (!vtable || !(vtable->flags & CO__COROUTINE) || vtable->flags & CO_PINNED ||
        co__running(obj))
        return NULL;
    return ((const struct co__coroutine_vtable *)vtable)->coroutine;
}

/* Releases the memory of the frame at SELF, of an object with CO__CLONED.  */
void co__release_clone(void *self);

#endif
