/* Variable-length arrays of coroutines, on the frame allocator.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A frame has one list for all its arrays; its top is the innermost.  Each block
   is laid out as

       [padding] [struct block] [the array, aligned]
                 ^ *top          ^ what co__vla_push returns

   so the header is found from the array's alignment alone.  */

#include <cogen/abi.h>

#include <stdalign.h>
#include <stdint.h>

struct block {
    struct block *outer; /* the list's next older block, or null */
    size_t size, align;  /* of the whole allocation */
};

/* Returns how many bytes of a block lie before the array: enough for the header,
   and a multiple of ALIGN, which is at least the header's own.  */
static size_t offset_of_array(size_t align)
{
    return (sizeof(struct block) + align - 1) & ~(align - 1);
}

void *co__vla_push(void **top, size_t size, size_t align, const char *name)
{
    if (align < alignof(struct block))
        align = alignof(struct block);

    size_t offset = offset_of_array(align);
    char *start = size <= SIZE_MAX - offset ? co_frame_alloc(offset + size, align) : NULL;
    if (!start)
        co__panic(name, CO__PANIC_NO_MEMORY);

    struct block *block = (struct block *)(start + offset) - 1;
    *block = (struct block){.outer = *top, .size = offset + size, .align = align};
    *top = block;
    return start + offset;
}

void co__vla_pop(void **top, void *until)
{
    while (*top && *top != until) {
        struct block *block = *top;
        char *start = (char *)(block + 1) - offset_of_array(block->align);

        *top = block->outer;
        co_frame_free(start, block->size, block->align);
    }
}
