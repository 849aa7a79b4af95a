/* The chain of what a coroutine delegates to.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A root and the coroutines that delegate, each to the next, below it:

       root->link ------------------------> innermost
                                            innermost->link -> the next outer one
                                            ...
                                            the outermost but the root: link is null

   Nothing points to the root: it may be moved between resumes.  Each frame but the
   root is owned by the next outer one.

   A step is told the root.  Bit 0 of that pointer is set when nobody further out
   loops: who resumed the root jumped to the step, and what it returns is what the
   root's method returns.  A step that links or finishes ends by calling co__again or
   co__finish; these loop then, and otherwise tell the loop further out to go on.  So
   a resume that only waits or gives an item costs one jump, at any depth, and the
   stack is the same at any depth even where the compiler makes no tail calls.

   A root knows what to do with its innermost frame, by its enum co__wake.  Most wakes find
   that the future which the innermost frame awaits is not ready yet.  If that is at the same
   place as in most frames the method of the root, co__wake, polls it, and needs no step.

   All here takes a constant number of steps for each frame that starts or ends, and
   nothing for those that wait further out.  Only delegating to a coroutine that has
   been resumed by hand, and has a chain of its own, walks that chain, once.  */

#include "coroutine.h"

#include <stdint.h>

static struct co__frame *root_of(void *tagged)
{
    return (struct co__frame *)((uintptr_t)tagged & ~(uintptr_t)1);
}

static bool nobody_loops(void *tagged)
{
    return (uintptr_t)tagged & 1;
}

static int step(struct co__frame *frame, struct co_context *cx, void *out,
                struct co__frame *root)
{
    return ((const struct co__coroutine_vtable *)frame->vtable)->step(frame, cx, out, root);
}

void co__link(struct co__frame *outer, unsigned offset, void *self,
              const struct co_vtable_head *vtable, void *tagged)
{
    struct co__frame *root = root_of(tagged);
    struct co__frame *frame = self;
    struct co__frame *innermost = frame;

    co__check_abi(vtable);
    if (co__chain_running(frame))
        co__panic(vtable->name, CO__PANIC_RUNNING); /* it waits for ROOT, or is it */
    if (frame->link) { /* the root of a chain until now */
        innermost = frame->link;

        struct co__frame *outermost = innermost;
        while (outermost->link)
            outermost = outermost->link;
        outermost->link = frame;
    }
    frame->link = outer == root ? NULL : outer;
    root->offset = frame->offset == CO__WAKE_OWN || frame->offset == CO__WAKE_CHAIN
                       ? CO__WAKE_CHAIN
                       : CO__WAKE_STEP; /* the innermost frame was that of FRAME's chain */
    frame->offset = offset;
    frame->vtable = vtable; /* the frame may have been moved, and the object with it */
    root->link = innermost;
}

int co__again(struct co_context *cx, void *out, void *tagged)
{
    if (!nobody_loops(tagged))
        return CO__STEP_AGAIN;

    struct co__frame *root = root_of(tagged);
    int result;

    do
        result = step(co__innermost(root), cx, out, root);
    while (result == CO__STEP_AGAIN);
    return result;
}

/* Drops INNERMOST, which is in no chain any more.  */
static void drop_alone(struct co__frame *innermost)
{
    innermost->link = NULL; /* it is its own root now */
    innermost->vtable->drop(innermost);
}

int co__finish(struct co__frame *frame, struct co_context *cx, void *out, void *tagged,
               int finished)
{
    struct co__frame *root = root_of(tagged);

    if (frame == root)
        return finished;
    root->link = frame->link;
    drop_alone(frame);
    return co__again(cx, out, tagged);
}

static enum co_poll poll_linked(void *self, struct co_context *cx, void *result)
{
    (void)self, (void)cx, (void)result;
    return CO_READY;
}

/* What an awaited future has for a vtable while it is in the chain.  The step that waits
   is stepped again when the future has ended; it may poll it then.  */
static const struct co_future_vtable linked = {
    .head = {.abi = CO_ABI_VERSION, .align = 1, .name = "linked"}, .poll = poll_linked};

/* FRAME, in ROOT's chain or ROOT itself, goes on waiting AT where it is.  */
static void note_waiting(const struct co__frame *frame, struct co__frame *root,
                         const struct co__wait *at)
{
    const struct co__coroutine_vtable *vtable = (const void *)frame->vtable;

    if (at->object == CO__AWAITED &&
        (at->result == CO__AWAITED_RESULT || at->result == 0) && vtable &&
        vtable->head.flags & CO__COROUTINE && vtable->coroutine->body)
        root->offset = frame == root ? CO__WAKE_OWN : CO__WAKE_CHAIN;
}

int co__await(struct co__frame *frame, struct co_context *cx, void *out, void *tagged,
              const void *wait)
{
    bool is_ready = (uintptr_t)wait & 1;
    const struct co__wait *at = (const struct co__wait *)((uintptr_t)wait - is_ready);
    struct co__object *object = (struct co__object *)((char *)frame + at->object);
    struct co__object future = *object;

    if (future.vtable == &linked.head)
        return CO__AWAIT_READY;
    if (!is_ready) {
        if (!future.vtable)
            co__panic_null(frame->vtable ? frame->vtable->name : NULL, at->line);
        if (future.vtable->flags & CO__LINKS) {
            co__link(frame, at->result, future.self, future.vtable, tagged);
            object->vtable = &linked.head;
            frame->state = (int)at->state;
            return co__again(cx, out, tagged);
        }
        co__check_abi(future.vtable);

        const struct co_future_vtable *vtable = (const void *)future.vtable;
        void *result = at->result ? (char *)frame + at->result : NULL;
        if (vtable->poll(future.self, cx, result) == CO_PENDING) {
            frame->state = (int)at->state;
            note_waiting(frame, root_of(tagged), at);
            return CO_PENDING;
        }
    }
    future.vtable->drop(future.self); /* and nobody looks at OBJECT again */
    return CO__AWAIT_READY;
}

int co__polled(struct co__frame *frame, struct co_context *cx, void *out, void *tagged,
               const void *wait)
{
    const struct co__coroutine *coroutine =
        ((const struct co__coroutine_vtable *)frame->vtable)->coroutine;
    const struct co__wait *at = wait;
    struct co__object *object = (struct co__object *)((char *)frame + at->object);
    struct co__object future = *object;

    root_of(tagged)->offset = CO__WAKE_STEP;
    object->vtable = &linked.head;
    if (future.vtable != &linked.head)
        future.vtable->drop(future.self);
    frame->state = (int)at->state; /* there it waits for what is ready */
    return coroutine->body(frame, cx, out, tagged);
}

int co__wake_ready(struct co__frame *root, struct co_context *cx, void *out)
{
    struct co__frame *frame = co__innermost(root);
    const struct co__coroutine *coroutine =
        ((const struct co__coroutine_vtable *)frame->vtable)->coroutine;
    struct co__object *object = (struct co__object *)((char *)frame + CO__AWAITED);
    struct co__object future = *object;
    int state = frame->state;

    object->vtable = &linked.head;
    root->offset = CO__WAKE_STEP;
    frame->state = CO__RUNNING; /* so that what is dropped finds it */
    future.vtable->drop(future.self);
    frame->state = state;
    return coroutine->body(frame, cx, out, (char *)root + 1);
}

/* Polls for FRAME, which waits, and is the innermost of ROOT's chain, with WAKE.  What only
   a future that is ready needs is kept in memory: in registers, which would have to be saved,
   it would cost each wake more.  And WAKE shall be a constant in two stores, and what is
   returned need not be made a 0.  */
static inline int poll_for(struct co__frame *frame, struct co__frame *root,
                           enum co__wake wake, struct co_context *cx, void *out)
{
    struct co_context *volatile kept_cx = cx;
    void *volatile kept_out = out;
    struct co__object *object = (struct co__object *)((char *)frame + CO__AWAITED);
    const struct co_future_vtable *vtable = (const void *)object->vtable;

    root->offset = CO__WAKE_POLLING;

    int status = vtable->poll(object->self, cx, (char *)frame + CO__AWAITED_RESULT);

    if (__builtin_expect(status > CO_PENDING, 0))
        return co__wake_ready(root, kept_cx, kept_out);
    *(volatile unsigned *)&root->offset = wake;
    return status;
}

/* Lets the innermost frame of ROOT's chain step.  Away from co__wake, whose way through a poll
   is short.  */
static __attribute__((noinline, cold)) int wake_by_step(struct co__frame *root,
                                                        struct co_context *cx, void *out)
{
    struct co__frame *frame = co__innermost(root);

    if (root->offset == CO__WAKE_POLLING)
        frame->state = CO__RUNNING; /* its step panics */
    return step(frame, cx, out, (struct co__frame *)((char *)root + 1));
}

int co__wake(void *self, struct co_context *cx, void *out)
{
    struct co__frame *root = self;

    if (root->offset > CO__WAKE_OWN)
        return poll_for(root->link, root, CO__WAKE_CHAIN, cx, out);
    if (__builtin_expect(root->offset == CO__WAKE_OWN, 1))
        return poll_for(root, root, CO__WAKE_OWN, cx, out);
    return wake_by_step(root, cx, out);
}

void co__unwind(struct co__frame *root)
{
    struct co__frame *innermost = root->link;

    if (!innermost) {
        if (root->state == CO__RUNNING) /* it has no cleanups of its own */
            root->state = CO__FINISHED;
        return;
    }
    if (innermost->state == CO__RUNNING)
        innermost->state = CO__FINISHED;
    co__drop_chain(root);

    /* The memory of the root is its owner's.  */
    const struct co__coroutine_vtable *vtable =
        (const struct co__coroutine_vtable *)root->vtable;
    vtable->coroutine->placed->drop(root);
}

void co__drop_chain(struct co__frame *root)
{
    struct co__frame *innermost = root->link;

    if (innermost && root->offset == CO__WAKE_POLLING)
        innermost->state = CO__RUNNING; /* its drop function panics */
    root->link = NULL; /* so that cleanups find it running */
    while (innermost) {
        struct co__frame *outer = innermost->link;

        drop_alone(innermost);
        innermost = outer;
    }
}

void co__drop_awaited(struct co__frame *frame, void *awaited)
{
    struct co__object future = *(struct co__object *)awaited;

    if (future.vtable == &linked.head)
        co__drop_chain(frame);
    else if (frame->offset == CO__WAKE_POLLING)
        co__panic_state(frame->vtable->name, CO__RUNNING);
    else if (future.vtable)
        future.vtable->drop(future.self);
}
