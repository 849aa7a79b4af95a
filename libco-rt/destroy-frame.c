/* co__destroy_frame: ends a boxed coroutine that owns no more than what it awaits.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   An archive member of its own: who only places frames links no allocator.  */

#include <cogen/abi.h>

void co__destroy_frame(void *frame, const struct co__coroutine *coroutine)
{
    size_t size = coroutine->placed->size, align = coroutine->placed->align;

    co__drop_frame(frame, coroutine);
    *(int *)frame = CO__FREED; /* for who still has a copy of the object */
    co_frame_free(frame, size, align);
}
