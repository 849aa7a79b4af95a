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
    unsigned flags;   /* CO_PINNED or 0; of a coroutine, those of <cogen/abi.h> as well */
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

/* What resuming a generator gave; as what an iterator says, not 0 if there is an item.  */
enum co_step {
    CO_RETURNED = 0, /* *RESULT was stored; the generator has finished */
    CO_YIELDED = 1   /* *YIELDED was stored */
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
    struct co_waker *waker; /* null: as co_noop_waker () */
};

/* True if the end of what CX polls was requested: who waits gives -ECANCELED then, now and
   ever after.  False if there is only a waker in CX.  A request wakes the task.  */
bool co_context_cancelled(const struct co_context *cx);

/* Returns another waker of the same task, owned by the caller; a null waker if
   *WAKER is one; one that wakes nobody if the pointer is null.  May allocate, as the waker's own clone does.  */
struct co_waker co_waker_clone(const struct co_waker *waker);

/* Wakes, ends *WAKER and leaves it null.  Nothing happens if it is null.  */
void co_waker_wake(struct co_waker *waker);

/* Wakes and keeps *WAKER.  Nothing happens if it, or the pointer, is null.  */
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

/* ---- What the macros of <cogen.h> call ------------------------------------- */

/* Polls the future at OBJ, a { void *self; const struct co_future_vtable *vtable; },
   to its end on the calling thread, which sleeps while the future waits; then
   drops it and leaves OBJ null.  The result is stored in *RESULT, unless RESULT
   is null and the future has none.  Panics if OBJ is null, and if the future
   waits although nobody holds a waker of it.  Allocates (by malloc) when a waker
   is cloned for the first time.  */
void co__block_on(void *obj, void *result);

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
#ifdef __cplusplus
}
#endif

#endif /* COGEN_RT_H */
