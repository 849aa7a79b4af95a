/* co__destroy_frame: ends a boxed coroutine that owns no more than what it awaits.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   An archive member of its own: who only places frames links no allocator.  */

#include <cogen/abi.h>

static inline void release(void *frame, const struct co_vtable_head *placed)
{
    *(int *)frame = CO__FREED; /* for who still has a copy of the object */
    co_frame_free(frame, placed->size, placed->align);
}

static __attribute__((noinline)) void
drop_and_release(void *frame, const struct co__coroutine *coroutine)
{
    co__drop_frame(frame, coroutine);
    release(frame, coroutine->placed);
}

void co__destroy_frame(void *frame, const struct co__coroutine *coroutine)
{
    if (*(int *)frame == CO__FINISHED)
        release(frame, coroutine->placed);
    else
        drop_and_release(frame, coroutine);
}
