/* <cogen/abi.h>: what generated code and libco-rt agree on.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Part of the ABI, CO_ABI_VERSION, but not for people: the plugin writes the calls and
   fills in the structures.  It reads the numbers here.  */

#ifndef COGEN_ABI_H
#define COGEN_ABI_H

#include <cogen/rt.h>

#ifdef __cplusplus
extern "C" {
#endif

enum co__panic_reason {
    CO__PANIC_NULL = 0,      /* a null object was used */
    CO__PANIC_FINISHED = 1,  /* a finished future was polled, a generator resumed */
    CO__PANIC_RUNNING = 2,   /* resumed or dropped while it runs */
    CO__PANIC_NO_RESULT = 3, /* the end was reached without a result */
    CO__PANIC_NO_MEMORY = 4, /* for a variable-length array or a boxed variable */
    CO__PANIC_CORRUPT = 5,   /* the state is none of the frame's */
    CO__PANIC_ABI = 6,       /* the vtable's abi is not CO_ABI_VERSION */
    CO__PANIC_FREED = 7      /* the frame was released */
};

/* Panics with the words for REASON, an enum co__panic_reason.  NAME is the
   coroutine's, or null.  */
CO__NORETURN void co__panic(const char *name, int reason);

/* Panics because the coroutine NAME was resumed or dropped in STATE, the int that its
   frame begins with, which is that of a running one, of one that has finished or was
   released, or none of its own.  */
CO__NORETURN void co__panic_state(const char *name, int state);

/* Panics because of the object with VTABLE, which is not made for this version: its abi
   is not CO_ABI_VERSION.  */
CO__NORETURN void co__panic_abi(const struct co_vtable_head *vtable);

/* Allocates a variable-length array of SIZE bytes by co_frame_alloc, pushes it
   on the list *TOP and returns it.  Panics if there is no memory; NAME is the
   coroutine's.  */
void *co__vla_push(void **top, size_t size, size_t align, const char *name);

/* Frees what was pushed on the list *TOP since *TOP was UNTIL; all, if UNTIL is
   null.  */
void co__vla_pop(void **top, void *until);

/* Other bits of co_vtable_head.flags; reserved, and 0 in what the user writes.  */
enum co__flags {
    CO__COROUTINE = 2, /* the vtable is a struct co__coroutine_vtable */
    CO__BOXED = 4,     /* the frame's memory is from co_frame_alloc */
    CO__CLONED = 8,    /* it is the end of a block that co__clone made */
    CO__LINKS = 16,    /* the frame is a struct co__frame, the vtable has a step */
    CO__NESTED = 32,   /* the frame's memory is from co__nest */
    CO__TELLS = 64     /* of the runtime's own: it says what it waits for */
};

/* Where the frames of one future or stream wait, for people: see co_dump_tasks.  */
struct co__places {
    const char *name;
    unsigned states, links; /* its suspension points are 1 .. states; a struct co__frame? */

    /* For each state from 1 a string: what it waits for, if that is known, a blank, and
       "FUNCTION at FILE:LINE", or "FUNCTION", of the runtime, the innermost first, with
       ", " in between.  It waits for "<OFFSET", a trait object there in the frame; "*OFFSET",
       a pointer to one; "#CHILD:OFFSET", the frame of a coroutine with the places
       children[CHILD]; "!OFFSET", a struct co__place; "~OFFSET", a struct co__timed; several
       have a blank in between.  */
    const char *text;
    const struct co__places *const *children;
};

/* What is known of all frames of one coroutine.  */
struct co__coroutine {
    const struct co_vtable_head *placed; /* its vtable for the caller's memory */
    unsigned states;                     /* its suspension points are 1 .. states */
    const unsigned char *owns; /* owns[STATE], 0 .. states: not 0 if something would have
                                  to be dropped by then */
    const struct co__wait *waits; /* for co__drop_frame: what is awaited in each state that
                                     awaits something, up to a state of 0; or null */

    /* For co__polled and co__wake_ready: what the step runs when the future is ready; or null.  */
    int (*body)(void *self, struct co_context *cx, void *out, void *root);

    const struct co__places *places; /* or null */
};

/* What a frame with CO__LINKS begins with; every other begins with its state alone.
   Such coroutines put what they delegate to in the chain of the root, the one that
   is resumed from outside, in place of calling it.  */
struct co__frame {
    int state;              /* a suspension point, or one of enum co__state */
    unsigned offset;        /* in a chain: of its result in the next outer frame; of the
                               root: enum co__wake */
    struct co__frame *link; /* of the root: the innermost frame, null: the root itself;
                               of the others: the next outer frame, null: the root */
    const struct co_vtable_head *vtable; /* of the object that owns it */
};

/* What a root's method has to do to wake the innermost frame.  CO__WAKE_OWN and
   CO__WAKE_CHAIN: that waits for a future at CO__AWAITED whose result goes to
   CO__AWAITED_RESULT, and is the root, or is not.  It polls that, meanwhile with
   CO__WAKE_POLLING, and nobody else runs before it is ready.  */
enum co__wake {
    CO__WAKE_STEP = 0, /* let it step */
    CO__WAKE_POLLING = 1,
    CO__WAKE_OWN = 2,
    CO__WAKE_CHAIN = 3
};
enum {
    CO__AWAITED = sizeof(struct co__frame),
    CO__AWAITED_RESULT = sizeof(struct co__frame) + 2 * sizeof(void *)
};

/* What a step returns besides what the trait's method does: the root's chain has
   changed, go on with it.  */
enum { CO__STEP_AGAIN = 3 };

/* The vtable of a coroutine, whatever its trait.  The frame behind it begins with
   an int, its state.  */
struct co__coroutine_vtable {
    struct co_vtable_head head;
    void (*method)(void); /* the trait's one method */
    const struct co__coroutine *coroutine;

    /* Runs the one frame SELF, which is in ROOT's chain or ROOT itself.  OUT is where the
       root's item or result goes.  Bit 0 of ROOT: nobody further out loops.  Null
       without CO__LINKS.  A generator's gets its resume argument in the place of the
       context, and returns what that of an iterator does; where the result of a root goes
       its method has left in the frame.  */
    int (*step)(void *self, struct co_context *cx, void *out, void *root);
};

/* The states of a frame that are no suspension point; those count from 1.  */
enum co__state {
    CO__FREED = -3, /* its memory was given back: nobody may come here any more */
    CO__RUNNING = -2,
    CO__FINISHED = -1,
    CO__NOT_STARTED = 0
};

/* For the next four, ROOT is what a step was given, with its bit 0.

   Lets OUTER, a frame in ROOT's chain or ROOT itself, delegate to the object SELF with
   the vtable VTABLE, which has CO__LINKS: puts it, and the chain that it may be the root
   of, in front of ROOT's chain.  A future's result goes to OFFSET in OUTER.  */
void co__link(struct co__frame *outer, unsigned offset, void *self,
              const struct co_vtable_head *vtable, void *root);

/* Ends a step that has changed ROOT's chain; the step returns what this returns.  Steps
   the innermost frame until one waits or gives an item or the root ends, unless somebody
   further out does that.  */
int co__again(struct co_context *cx, void *out, void *root);

/* Ends the step in which FRAME finished, as co__again does: FINISHED is what the trait's
   method returns then.  Drops FRAME unless it is the root.  */
int co__finish(struct co__frame *frame, struct co_context *cx, void *out, void *root,
               int finished);

/* What co__await returns when the result is there.  */
enum { CO__AWAIT_READY = -1 };

/* An await: the state of a frame that waits there, and where in the frame the future is,
   a trait object, and where its result goes, in bytes; 0 if that is void.  */
struct co__wait {
    unsigned state, object, result;
    unsigned line; /* in the source; 0: unknown */
};

/* Steps FRAME, in ROOT's chain or ROOT itself, which runs, at the await WAIT, a struct
   co__wait.  With bit 0 of that pointer the step has polled the future by itself, and it
   is ready.  Links the future, as co__link does, if it can be, and goes on with it as
   co__again does; polls it otherwise.  Returns CO__AWAIT_READY when the result is there:
   the future is dropped, and FRAME runs.  Otherwise FRAME waits, and the step has to return
   what this returns.  It is called again, with all the same, when FRAME is stepped the next
   time.  */
int co__await(struct co__frame *frame, struct co_context *cx, void *out, void *root,
              const void *wait);

/* Ends a step of FRAME, which runs, that has polled by itself what FRAME waits for at WAIT,
   a struct co__wait, and it is ready: drops it, and goes on with the body.  */
int co__polled(struct co__frame *frame, struct co_context *cx, void *out, void *root,
               const void *wait);

/* The method of a future or a stream that has CO__LINKS and a body, in its struct
   co__coroutine: wakes the innermost frame of the chain of ROOT.  */
int co__wake(void *root, struct co_context *cx, void *out);

/* Goes on with the innermost frame of the chain of ROOT, whose enum co__wake was
   CO__WAKE_OWN or CO__WAKE_CHAIN, and the future is ready.  What ROOT's method returns is
   what this does.  */
int co__wake_ready(struct co__frame *root, struct co_context *cx, void *out);

/* Drops what FRAME, which is not in a chain any more, waits for: OBJECT, which co__await
   was told of, or what became of it in FRAME's chain.  */
void co__drop_awaited(struct co__frame *frame, void *object);

/* Ends the coroutine at FRAME, described by COROUTINE, which is suspended, finished or has
   not started: drops what it awaits there by its table of waits.  For those that never have
   anything else to drop.  Panics as what others have for a drop function does.  */
void co__drop_frame(void *frame, const struct co__coroutine *coroutine);

/* The same, and then releases the memory of FRAME, which is from co_frame_alloc.  */
void co__destroy_frame(void *frame, const struct co__coroutine *coroutine);

/* Drops COUNT trait objects, the first at OBJECTS and each STRIDE bytes behind the one
   before, the last one first; leaves them null.  */
void co__drop_all(void *objects, size_t count, size_t stride);

/* Returns memory for a frame of SIZE bytes at a multiple of ALIGN, which OUTER, the
   innermost frame of its chain, is about to delegate to; null if there is none.
   Allocates by co_frame_alloc unless there is room behind OUTER.  In front of the frame is
   a word: the address of the end of the memory that its neighbours share is where that
   points to, without bit 0, which is set if the frame is the first one there.  */
void *co__nest(const struct co__frame *outer, size_t size, size_t align);

/* Returns memory for a frame of SIZE bytes, behind a task; null if there is none.  */
void *co__task_room(size_t size);

/* Does what co__start of <cogen/task.h> does with the future at FUTURE, whose frame is in
   memory that co__task_room gave; or which is null.  */
struct co_nursery;
int co__start_placed(struct co_nursery *nursery, void *future);

/* Releases the memory of FRAME, which co__nest gave last of all in its chain.  */
void co__unnest(struct co__frame *frame);

/* Drops all that is in ROOT's chain, innermost first.  ROOT has no bit 0.  */
void co__drop_chain(struct co__frame *root);

/* The step that the method of ROOT called was left by unwinding, which has run the
   cleanups of the innermost frame.  Drops it and all others of the chain, and leaves the
   scopes of ROOT, which has finished then.  ROOT has no bit 0.  */
void co__unwind(struct co__frame *root);
#ifdef __cplusplus
}
#endif

#endif /* COGEN_ABI_H */
