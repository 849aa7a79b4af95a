/* Frames that end in the opposite order of their making.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A coroutine that delegates to a call of itself makes the frame while it is the
   innermost of its chain, and does not run again before that frame has ended.  So
   the frames of such a chain are a stack, and they are allocated like one: in chunks
   of co_frame_alloc's memory, each frame right behind the one that made it.

       chunk: { end, size, align }  { chunk } frame  { chunk } frame ...  end

   Each chunk is twice as large as the one before, up to LARGEST, and is released
   with its first frame.  */

#include "coroutine.h"

#include <stdint.h>

enum { LARGEST = 4096 };

struct chunk {
    char *end;
    size_t size, align; /* of the whole */
};

/* Returns the lowest place for a frame at a multiple of ALIGN, behind AFTER and the
   pointer to its chunk.  */
static char *place_behind(char *after, size_t align)
{
    uintptr_t place = (uintptr_t)after + sizeof(struct chunk *);

    return after + (((place + align - 1) & ~(uintptr_t)(align - 1)) - (uintptr_t)after);
}

static struct chunk **chunk_of(void *frame)
{
    return (struct chunk **)frame - 1;
}

/* Makes a chunk with room for SIZE bytes at a multiple of ALIGN, of TWICE bytes if that
   is enough; returns the place for its first frame, or null.  */
static char *grow(size_t size, size_t align, size_t twice)
{
    size_t needed = sizeof(struct chunk) + sizeof(struct chunk *) + align - 1 + size;
    size_t chunk_align = align > _Alignof(struct chunk) ? align : _Alignof(struct chunk);

    if (twice > LARGEST)
        twice = LARGEST;
    if (needed < twice)
        needed = twice;

    struct chunk *chunk = co_frame_alloc(needed, chunk_align);
    if (!chunk)
        return NULL;
    *chunk = (struct chunk){(char *)chunk + needed, needed, chunk_align};

    char *frame = place_behind((char *)(chunk + 1), align);
    *chunk_of(frame) = chunk;
    return frame;
}

void *co__nest(const struct co__frame *outer, size_t size, size_t align)
{
    size_t twice = 0;

    if (outer->vtable->flags & CO__NESTED) {
        struct chunk *chunk = *chunk_of((void *)outer);
        char *frame = place_behind((char *)outer + outer->vtable->size, align);

        if (frame <= chunk->end && (size_t)(chunk->end - frame) >= size) {
            *chunk_of(frame) = chunk;
            return frame;
        }
        twice = 2 * chunk->size;
    }
    return grow(size, align, twice);
}

void co__unnest(struct co__frame *frame)
{
    struct chunk *chunk = *chunk_of(frame);

    if (place_behind((char *)(chunk + 1), frame->vtable->align) == (char *)frame)
        co_frame_free(chunk, chunk->size, chunk->align);
}
