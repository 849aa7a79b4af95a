/* Included before a test by `-include move.h': moves every frame that may be moved
   before each resume that the test asks for, and poisons where it was.

   A frame goes to a new place each time, in an arena that is never freed: a
   pointer to an older place finds poison, and nothing else.  */

#ifndef MOVE_H
#define MOVE_H

#include <cogen.h>
#include <stdlib.h>
#include <string.h>

static char move_arena[1 << 24] __attribute__ ((aligned (64)));
static size_t move_used;

static void __attribute__ ((noinline, unused))
move_object (void *operand co_noescape)
{
  struct { void *self; const struct co_vtable_head *vtable; } *object = operand;
  char *old = (char *) object->self;
  const struct co_vtable_head *vtable = object->vtable;
  size_t left = sizeof move_arena - move_used;
  size_t size = vtable ? vtable->size : 0;	/* A clone's vtable goes, too.  */
  if (!co__relocate (object, move_arena + move_used, left))
    return;
  move_used += (size + 63) & ~(size_t) 63;
  if (old >= move_arena && old < move_arena + sizeof move_arena)
    memset (old, 0xa5, size);
}

#include "moved.h"

#endif
