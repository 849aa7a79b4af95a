/* The chain of what a coroutine delegates to.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A root and the coroutines that delegate, each to the next, below it:

       root->link ------------------------> innermost
                                            innermost->link -> the next outer one
                                            ...
                                            the outermost but the root: link is null

   Nothing points to the root: it may be moved between resumes.  Each frame but the
   root is owned by the next outer one, through an object at innermost->offset in it.

   All here takes a constant number of steps and a constant amount of stack for each
   frame that starts or ends, and nothing for those that only wait further out.  Only
   delegating to a coroutine that has been resumed by hand, and has a chain of its own,
   walks that chain, once.  */

#include "coroutine.h"

/* Returns the frame that INNER, in ROOT's chain, was started by.  */
static struct co__frame *outer_of(struct co__frame *root, const struct co__frame *inner)
{
    return inner->link ? inner->link : root;
}

/* Returns the object that owns INNER; later its result is there.  */
static struct co__object *linkage_of(struct co__frame *root, const struct co__frame *inner)
{
    return (struct co__object *)((char *)outer_of(root, inner) + inner->offset);
}

void co__link(struct co__frame *root, struct co__frame *outer, unsigned offset, void *self,
              const struct co_vtable_head *vtable)
{
    struct co__frame *frame = self;
    struct co__frame *innermost = frame;

    if (co__running(&(struct co__object){.self = self, .vtable = vtable}))
        co__panic(vtable->name, CO__PANIC_RUNNING); /* it waits for ROOT, or is it */
    if (frame->link) { /* the root of a chain until now */
        innermost = frame->link;

        struct co__frame *outermost = innermost;
        while (outermost->link)
            outermost = outermost->link;
        outermost->link = frame;
    }
    frame->link = outer == root ? NULL : outer;
    frame->offset = offset;
    root->link = innermost;
    *linkage_of(root, frame) = (struct co__object){.self = self, .vtable = vtable};
}

/* Drops INNERMOST, whose vtable is VTABLE, as its own root.  */
static void drop_alone(struct co__frame *innermost, const struct co_vtable_head *vtable)
{
    innermost->link = NULL;
    vtable->drop(innermost);
}

enum co__step_result co__run_chain(struct co__frame *root, struct co_context *cx, void *item)
{
    struct co__frame *innermost;

    while ((innermost = root->link)) {
        struct co__object *linkage = linkage_of(root, innermost);
        const struct co_vtable_head *vtable = linkage->vtable; /* before the result */
        enum co__step_result result = ((const struct co__coroutine_vtable *)vtable)
                                          ->step(innermost, cx, item, linkage, root);

        if (result <= CO__STEP_ITEM)
            return result;
        if (result == CO__STEP_FINISHED) {
            root->link = innermost->link;
            drop_alone(innermost, vtable);
        }
    }
    return CO__STEP_AGAIN;
}

void co__drop_chain(struct co__frame *root)
{
    struct co__frame *innermost = root->link;

    root->link = NULL; /* so that cleanups find it running */
    while (innermost) {
        struct co__frame *outer = innermost->link;
        const struct co_vtable_head *vtable = linkage_of(root, innermost)->vtable;

        drop_alone(innermost, vtable);
        innermost = outer;
    }
}
