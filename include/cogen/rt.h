/* <cogen/rt.h>: what cogen's coroutines look like to plain C and C++.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Needs no plugin.  A trait object, such as the co_iterator(int) of
   <cogen.h>, is an owning fat pointer

       { void *self; const struct co_iterator_vtable *vtable; }

   whose vtable begins with struct co_vtable_head and goes on with the
   methods of its trait.  Code in plain C or C++ consumes a trait object by
   calling through the vtable, and implements a trait by filling one in.
   An object whose vtable is null is a null object: it owns nothing.  */

#ifndef COGEN_RT_H
#define COGEN_RT_H

#include <stddef.h>
#ifndef __cplusplus
#include <stdbool.h>
#endif

#ifdef __cplusplus
extern "C" {
#define CO__NORETURN [[noreturn]]
#elif defined __GNUC__ /* also in C99 */
#define CO__NORETURN __attribute__((__noreturn__))
#else
#define CO__NORETURN _Noreturn
#endif

/* The function does not keep what it is given here.  */
#ifdef __COGEN__
#define CO__NOESCAPE __attribute__((__co_noescape__))
#else
#define CO__NOESCAPE
#endif

/* ---- Vtables -------------------------------------------------------------- */

/* The value of co_vtable_head.abi in every vtable that follows this header.
   It changes when the layout of a vtable or the meaning of a method does.  */
#define CO_ABI_VERSION 1u

/* A bit of co_vtable_head.flags: a pointer into the object's memory may be
   live while the object is suspended, so it must not be moved.  */
#define CO_PINNED 1u

/* What every vtable begins with.  */
struct co_vtable_head {
    unsigned abi;     /* CO_ABI_VERSION; here, and name where it is, in every version */
    unsigned flags;   /* CO_PINNED or 0; of a coroutine, enum co__flags as well */
    size_t size;      /* of what self points to, in bytes */
    size_t align;     /* of what self points to, in bytes, a power of two */
    const char *name; /* for messages; static storage, never null */

    /* Ends the object and releases its memory; self is dangling afterwards.
       Valid for a started, suspended or finished object, not for a running
       one.  Runs the cleanups of what it ends, so it may call user code.  */
    void (*drop)(void *self);
};

struct co_iterator_vtable {
    struct co_vtable_head head;

    /* Gives the next item: stores it in *ITEM and returns true.  False, and
       *ITEM untouched, when there is none; then it is false forever after.  */
    bool (*next)(void *self, void *item);
};

/* What polling a future or a stream gave.  */
enum co_poll {
    CO_PENDING = 0, /* nothing yet: the context's waker was kept, and will be woken */
    CO_READY = 1,   /* a result (future) or an item (stream) was stored */
    CO_DONE = 2     /* a stream's end; a future never gives it */
};

struct co_context;

struct co_future_vtable {
    struct co_vtable_head head;

    /* Runs the future until it waits or ends.  CO_READY: *RESULT is stored
       (RESULT is ignored, and may be null, where there is no result) and the
       future must not be polled again.  Must not block.  */
    enum co_poll (*poll)(void *self, struct co_context *cx, void *result);
};

struct co_stream_vtable {
    struct co_vtable_head head;

    /* Runs the stream until it waits, gives an item or ends.  CO_READY: *ITEM
       is stored.  CO_DONE: there are no more, now and ever after.  Must not
       block.  */
    enum co_poll (*poll_next)(void *self, struct co_context *cx, void *item);
};

/* What resuming a generator gave.  */
enum co_step {
    CO_YIELDED = 0, /* *YIELDED was stored */
    CO_RETURNED = 1 /* *RESULT was stored; the generator has finished */
};

struct co_generator_vtable {
    struct co_vtable_head head;

    /* Resumes the generator with *ARG.  ARG and RESULT are ignored, and may be
       null, where the generator has no resume argument, or no result.  A
       finished generator must not be resumed again.  */
    enum co_step (*resume)(void *self, void *arg, void *yielded, void *result);
};

/* ---- Wakers --------------------------------------------------------------- */

struct co_waker_vtable;

/* The right to have a task polled again.  Owning: each waker is ended once, by
   wake or by drop.  All its methods may be called from any thread, must not
   block for long, and must not poll from within.  A null vtable: no waker.  */
struct co_waker {
    void *data;
    const struct co_waker_vtable *vtable;
};

struct co_waker_vtable {
    struct co_waker (*clone)(void *data); /* another waker of the same task */
    void (*wake)(void *data);             /* wakes the task and ends this waker */
    void (*wake_by_ref)(void *data);      /* wakes the task, keeps this waker */
    void (*drop)(void *data);             /* ends this waker without waking */
};

/* What a poll is given.  The context and the waker in it are borrowed: they are
   valid on the polling thread until the poll returns.  Who wants to wake later,
   or from another thread, clones the waker.  */
struct co_context {
    struct co_waker *waker;
};

/* Returns another waker of the same task, owned by the caller; a null waker if
   WAKER is one.  May allocate, as the waker's own clone does.  */
struct co_waker co_waker_clone(const struct co_waker *waker);

/* Wakes, ends *WAKER and leaves it null.  Nothing happens if it is null.  */
void co_waker_wake(struct co_waker *waker);

/* Wakes and keeps *WAKER.  Nothing happens if it is null.  */
void co_waker_wake_by_ref(const struct co_waker *waker);

/* Ends *WAKER without waking and leaves it null.  Nothing happens if it is
   null.  */
void co_waker_drop(struct co_waker *waker);

/* Returns a waker that wakes nobody, for polling by hand.  It belongs to the
   calling thread and lives as long; it owns nothing and needs no drop.  */
struct co_waker *co_noop_waker(void);

/* ---- Memory --------------------------------------------------------------- */

/* Allocates SIZE bytes at a multiple of ALIGN, a power of two, for a frame.
   Returns null when there is no memory; co_frame_free releases it.  The default
   is malloc, or aligned_alloc for what malloc does not align enough.  A program
   that defines both functions itself replaces it, for the runtime too.  */
void *co_frame_alloc(size_t size, size_t align);

/* Releases PTR, which co_frame_alloc gave for this SIZE and ALIGN.  */
void co_frame_free(void *ptr, size_t size, size_t align);

/* ---- Panics --------------------------------------------------------------- */

/* Writes the line "cogen: NAME: WHAT" ("cogen: WHAT" if NAME is null) to stderr
   by one system call and aborts.  Allocates nothing, takes no lock, is safe in
   a signal handler.  A program may define it itself; it must not return.  */
CO__NORETURN void co_panic(const char *name, const char *what);

/* ---- For generated code only ---------------------------------------------- */

enum co__panic_reason {
    CO__PANIC_NULL = 0,      /* a null object was used */
    CO__PANIC_FINISHED = 1,  /* a finished future was polled, a generator resumed */
    CO__PANIC_RUNNING = 2,   /* resumed or dropped while it runs */
    CO__PANIC_NO_RESULT = 3, /* the end was reached without a result */
    CO__PANIC_NO_MEMORY = 4, /* for a variable-length array or a boxed variable */
    CO__PANIC_CORRUPT = 5,   /* the state is none of the frame's */
    CO__PANIC_ABI = 6        /* the vtable's abi is not CO_ABI_VERSION */
};

/* Panics with the words for REASON, an enum co__panic_reason.  NAME is the
   coroutine's, or null.  */
CO__NORETURN void co__panic(const char *name, int reason);

/* Panics because the coroutine NAME was resumed or dropped in STATE, the int that its
   frame begins with, which is that of a running one or none of its own.  */
CO__NORETURN void co__panic_state(const char *name, int state);

/* Panics because of the object with VTABLE, which is not made for this version: its abi
   is not CO_ABI_VERSION.  */
CO__NORETURN void co__panic_abi(const struct co_vtable_head *vtable);

/* Polls the future at OBJ, a { void *self; const struct co_future_vtable *vtable; },
   to its end on the calling thread, which sleeps while the future waits; then
   drops it and leaves OBJ null.  The result is stored in *RESULT, unless RESULT
   is null and the future has none.  Panics if OBJ is null, and if the future
   waits although nobody holds a waker of it.  Allocates (by malloc) when a waker
   is cloned for the first time.  */
void co__block_on(void *obj, void *result);

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
    CO__NESTED = 32    /* the frame's memory is from co__nest */
};

/* What is known of all frames of one coroutine.  */
struct co__coroutine {
    const struct co_vtable_head *placed; /* its vtable for the caller's memory */
    unsigned states;                     /* its suspension points are 1 .. states */
    const unsigned char *owns; /* owns[STATE], 0 .. states: not 0 if something would have
                                  to be dropped by then */
};

/* What a frame with CO__LINKS begins with; every other begins with its state alone.
   Such coroutines put what they delegate to in the chain of the root, the one that
   is resumed from outside, in place of calling it.  */
struct co__frame {
    int state;              /* a suspension point, or one of enum co__state */
    unsigned offset;        /* in a chain: of its result in the next outer frame */
    struct co__frame *link; /* of the root: the innermost frame, null: the root itself;
                               of the others: the next outer frame, null: the root */
    const struct co_vtable_head *vtable; /* of the object that owns it */
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
       without CO__LINKS; a generator's is called by its method alone.  */
    int (*step)(void *self, struct co_context *cx, void *out, void *root);
};

/* The states of a frame that are no suspension point; those count from 1.  */
enum co__state { CO__RUNNING = -2, CO__FINISHED = -1, CO__NOT_STARTED = 0 };

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

/* Steps the frames of a generator's chain, innermost first, until one gives an item, and
   returns that; CO__STEP_AGAIN when the chain is empty.  ROOT has no bit 0.  */
int co__run_chain(struct co__frame *root, void *out);

/* Returns memory for a frame of SIZE bytes at a multiple of ALIGN, which OUTER, the
   innermost frame of its chain, is about to delegate to; null if there is none.
   Allocates by co_frame_alloc unless there is room behind OUTER.  */
void *co__nest(const struct co__frame *outer, size_t size, size_t align);

/* Releases the memory of FRAME, which co__nest gave last of all in its chain.  */
void co__unnest(struct co__frame *frame);

/* Drops all that is in ROOT's chain, innermost first.  ROOT has no bit 0.  */
void co__drop_chain(struct co__frame *root);

/* Moves the coroutine at OBJ, a { void *self; const struct co_vtable_head *vtable; },
   to MEM, SIZE bytes that belong to the caller and outlive the object.  Frees the
   old memory if it was boxed; the object is then placed.  False, and nothing
   changed, if OBJ is null, no coroutine, pinned or running, or if MEM is null, too
   small or not aligned for its frame.  */
bool co__relocate(void *obj CO__NOESCAPE, void *mem, size_t size);

/* Stores another object like the coroutine at OBJ, in the same state and with memory
   of its own, at RESULT.  OBJ is as for co__relocate, and is not changed.  A null
   object is stored if OBJ is null, no coroutine, pinned, running or finished, if it owns
   what has to be dropped, or if there is no memory.  Allocates by co_frame_alloc.  */
void co__clone(const void *obj CO__NOESCAPE, void *result CO__NOESCAPE);

#undef CO__NOESCAPE
#undef CO__NORETURN
#ifdef __cplusplus
}
#endif

#endif /* COGEN_RT_H */
