/* Trait objects as the runtime sees them: without the plugin's types.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__OBJECT_H
#define CO__OBJECT_H

#include <cogen/abi.h>
#include <stdio.h>

/* Any co_future(T): the same two words, returned in the same registers.  */
struct co__future {
    void *self;
    const struct co_future_vtable *vtable;
};

/* Any co_stream(T).  */
struct co__stream {
    void *self;
    const struct co_stream_vtable *vtable;
};

/* Any co_generator(Y, R).  */
struct co__generator {
    void *self;
    const struct co_generator_vtable *vtable;
};

/* Returns a co_future(void) that is ready MS milliseconds after it is first
   polled, on the monotonic clock.  Dropping it cancels.  Its waker is woken on a
   thread of the runtime.  Allocates by co_frame_alloc; a null object if that
   fails.  <cogen.h> declares it with the plugin's type.  */
struct co__future co_sleep(unsigned ms);

/* What <cogen/iter.h> declares.  Both allocate by co_frame_alloc; a null object if that
   fails.  */
struct co__generator co_lines(FILE *file);
struct co__generator co_dir(const char *path);

/* Ends the trait object at OBJECT and leaves it null.  */
static inline void co__drop(void *object)
{
    co__drop_all(object, 1, 0);
}

#endif
