/* Frames that end in the opposite order of their making.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A coroutine that delegates to a call of itself makes the frame while it is the
   innermost of its chain, and does not run again before that frame has ended.  So
   the frames of such a chain are a stack, and they are allocated like one: in chunks
   of co_frame_alloc's memory, each frame right behind the one that made it.

       chunk: { end, next, ... }  { chunk | 1 } frame  { chunk } frame ...  end

   The word in front of a frame is the pointer to its chunk; bit 0 is set in front of the
   first one.  What the plugin makes of a recursion looks at these words and at the end, and
   asks here only for a chunk, and when the first frame of one ends.

   Each chunk is twice as large as the one before, up to LARGEST; the first has FIRST bytes,
   so that few recursions go up and down at its end.  It is
   released with its first frame.  Another one is kept when its first frame ends, as the
   spare of the chunk before, or a recursion whose depth goes up and down at the end of a
   chunk would allocate and release one each time; it is released when the first frame of
   that chunk ends.  So at most one chunk is empty.  */

#include "coroutine.h"

#include <stdint.h>

enum { FIRST = 512, LARGEST = 4096 };

struct chunk {
    char *end;          /* first: generated code reads it */
    struct chunk *next; /* whose frames are made by those of this one, or the spare */
    size_t size, align; /* of the whole */
    bool first;         /* it is nobody's next */
};

/* Returns the lowest place for a frame at a multiple of ALIGN, behind AFTER and the
   pointer to its chunk.  */
static char *place_behind(char *after, size_t align)
{
    uintptr_t place = (uintptr_t)after + sizeof(struct chunk *);

    return after + (((place + align - 1) & ~(uintptr_t)(align - 1)) - (uintptr_t)after);
}

/* The word in front of FRAME.  */
static uintptr_t *word_of(const void *frame)
{
    return (uintptr_t *)frame - 1;
}

static struct chunk *chunk_of(const void *frame)
{
    return (struct chunk *)(*word_of(frame) & ~(uintptr_t)1);
}

/* Releases CHUNK, which has no frames.  */
static void release(struct chunk *chunk)
{
    co_frame_free(chunk, chunk->size, chunk->align);
}

/* Releases what follows CHUNK, which has no frames either.  */
static void release_next(struct chunk *chunk)
{
    if (chunk->next)
        release(chunk->next);
    chunk->next = NULL;
}

/* Returns the place for the first frame of CHUNK, of SIZE bytes; null if it is too
   large.  */
static char *place_in(struct chunk *chunk, size_t size, size_t align)
{
    char *frame = place_behind((char *)(chunk + 1), align);

    if (frame > chunk->end || (size_t)(chunk->end - frame) < size)
        return NULL;
    *word_of(frame) = (uintptr_t)chunk | 1;
    return frame;
}

/* Makes a chunk with room for SIZE bytes at a multiple of ALIGN, of ENOUGH bytes if that
   is; null if there is no memory.  */
static struct chunk *make(size_t size, size_t align, size_t enough)
{
    size_t needed = sizeof(struct chunk) + sizeof(struct chunk *) + align - 1 + size;
    size_t chunk_align = align > _Alignof(struct chunk) ? align : _Alignof(struct chunk);

    if (enough > LARGEST)
        enough = LARGEST;
    if (needed < enough)
        needed = enough;

    struct chunk *chunk = co_frame_alloc(needed, chunk_align);
    if (chunk)
        *chunk = (struct chunk){(char *)chunk + needed, NULL, needed, chunk_align, false};
    return chunk;
}

/* Returns a place behind CHUNK, which is full.  */
static char *grow(struct chunk *chunk, size_t size, size_t align)
{
    if (chunk->next) {
        char *frame = place_in(chunk->next, size, align);
        if (frame)
            return frame;
        release_next(chunk);
    }
    chunk->next = make(size, align, 2 * chunk->size);
    return chunk->next ? place_in(chunk->next, size, align) : NULL;
}

void *co__nest(const struct co__frame *outer, size_t size, size_t align)
{
    if (outer->vtable->flags & CO__NESTED) {
        struct chunk *chunk = chunk_of(outer);
        char *frame = place_behind((char *)outer + outer->vtable->size, align);

        if (frame <= chunk->end && (size_t)(chunk->end - frame) >= size) {
            *word_of(frame) = (uintptr_t)chunk;
            return frame;
        }
        return grow(chunk, size, align);
    }

    struct chunk *chunk = make(size, align, FIRST);
    if (!chunk)
        return NULL;
    chunk->first = true;
    return place_in(chunk, size, align);
}

void co__unnest(struct co__frame *frame)
{
    struct chunk *chunk = chunk_of(frame);

    if (!(*word_of(frame) & 1))
        return;
    release_next(chunk);
    if (chunk->first)
        release(chunk);
}
