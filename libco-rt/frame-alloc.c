/* The default allocator of boxed frames.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   An archive member of its own: a program that defines both functions links
   neither this member nor malloc through it.  In the shared library they are
   ordinary interposable symbols, and the library itself calls them as such.  */

#include <cogen/rt.h>

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

void *co_frame_alloc(size_t size, size_t align)
{
    if (size == 0)
        size = 1; /* malloc(0) may give null, which here means no memory */
    if (align <= alignof(max_align_t))
        return malloc(size);
    if (size > SIZE_MAX - (align - 1))
        return NULL;
    return aligned_alloc(align, (size + align - 1) & ~(align - 1));
}

void co_frame_free(void *ptr, size_t size, size_t align)
{
    (void)size;
    (void)align;
    free(ptr);
}
