/* Random coroutines as they are written for the plugin: an allocator that counts,
   poisons and fails, panics that are caught, and objects that are moved.  */

#ifndef COROUTINE_H
#define COROUTINE_H

#include <cogen.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define IN_MODEL 0
#include "program.h"

/* ---- Memory.  All that is live is in a list, for what a panic leaves behind.  */

struct block { struct block *next, **link; size_t size, align; void *base; };
static struct block *blocks;
static int allocations;		/* so far in this run  */
static int fail_at;		/* 1: the next one fails  */
static int failed_at = -1;	/* how long the trace was then  */

void *
co_frame_alloc (size_t size, size_t align)
{
  allocations++;
  if (fail_at && --fail_at == 0)
    {
      failed_at = trace_length;
      return NULL;
    }
  size_t room = sizeof (struct block) + align;
  char *base = malloc (room + size);
  if (!base)
    abort ();
  char *frame = (char *) (((uintptr_t) base + room) & -(uintptr_t) align);
  struct block *b = (struct block *) ((uintptr_t) (frame - sizeof *b) & -(uintptr_t) _Alignof (struct block));
  *b = (struct block) { blocks, &blocks, size, align, base };
  if (blocks)
    blocks->link = &b->next;
  blocks = b;
  memset (frame, 0xa5, size);
  return frame;
}

static void
release (struct block *b)
{
  *b->link = b->next;
  if (b->next)
    b->next->link = b->link;
  free (b->base);
}

void
co_frame_free (void *frame, size_t size, size_t align)
{
  struct block *b = (struct block *) ((uintptr_t) ((char *) frame - sizeof *b) & -(uintptr_t) _Alignof (struct block));
  if (b->size != size || b->align != align)
    {
      printf ("freed as %zu, %zu instead of %zu, %zu\n", size, align, b->size, b->align);
      abort ();
    }
  memset (frame, 0x5a, size);
  release (b);
}

/* ---- Panics.  */

static jmp_buf panicked;
static bool panic_wanted;

void
co_panic (const char *name, const char *what)
{
  if (panic_wanted)
    longjmp (panicked, 1);
  fprintf (stderr, "panic: %s: %s\n", name ? name : "", what);
  printf ("panic: %s: %s\n", name ? name : "", what);
  fflush (stdout);
  abort ();
}

/* ---- Moves: each to a place that is used once; the old one is poisoned.  */

static char arena[8 << 20] __attribute__ ((aligned (64)));
static size_t arena_used;
static bool moving;

static void *
arena_take (size_t size)
{
  if (size > sizeof arena - arena_used)
    abort ();
  void *taken = arena + arena_used;
  arena_used += (size + 63) & -64;
  return taken;
}

/* A panic has jumped over the bodies that run: what they poisoned is free again.  */
static void
arena_abandoned (void)
{
#ifdef __SANITIZE_ADDRESS__
  extern void __asan_unpoison_memory_region (void const volatile *, size_t);
  __asan_unpoison_memory_region (arena, sizeof arena);
#endif
}

static void __attribute__ ((noipa))
move_object (void *operand co_noescape)
{
  struct { char *self; const struct co_vtable_head *vtable; } *o = operand;
  char *old = o->self;
  size_t size = o->vtable ? o->vtable->size : 0;
  if (!moving || !size || !co__relocate (operand, arena + arena_used, sizeof arena - arena_used))
    return;
  if (arena_take (size) == old)
    abort ();
  if (old >= arena && old < arena + sizeof arena)
    memset (old, 0xa5, size);
}

/* Objects that a coroutine steps by hand are moved as well, with -DMOVE_ALL.  */
#ifdef MOVE_ALL
#include "../lib/moved.h"
#endif

/* F's object in the arena.  */
#define PLACE(f, call) co_place (arena_take (co_frame_size (f)), co_frame_size (f), call)

/* co_block_on, which must not be called in what it runs: there, polls until it is ready.  */
#define BLOCK_ON(f)							\
  __extension__ ({							\
    __typeof__ (f) f_ = f;						\
    co_result_type (f_) result_;					\
    if (blocking++)							\
      {									\
	struct co_context context_ = { co_noop_waker () };		\
	while (co_poll (&f_, &context_, &result_) == CO_PENDING)	\
	  continue;							\
	co_drop (&f_);							\
      }									\
    else								\
      result_ = co_block_on (co_move (f_));				\
    blocking--;								\
    result_; })

#include "drive.h"

#endif
