/* <cogen/iter/running.h>: what makes the streams of <cogen/iter/concurrent.h>.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Needs no plugin.  An object is passed by the address of the variable that has it, which
   is null then, whatever comes of it; the stream is stored at STREAM: a null object
   without memory, which is from co_frame_alloc.  An item has SIZE bytes, aligned to
   ALIGN.  */

#ifndef COGEN_ITER_RUNNING_H
#define COGEN_ITER_RUNNING_H

#include <cogen/rt.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The items of the COUNT streams at STREAMS, by arrival.  */
void co__merged(void *stream, void *streams, size_t count);

/* How the results of futures are given.  */
enum co__order { CO__IN_ORDER, CO__BY_ARRIVAL };

/* The results of the futures that the iterator or stream at SOURCE gives; COUNT of them at
   most run at once, or as many as there is memory for if COUNT is 0.  */
void co__buffered(void *stream, void *source, bool source_is_stream, size_t count,
                  size_t size, size_t align, enum co__order order);

/* The items of the stream at SOURCE, until one takes longer than MS milliseconds: then
   *LATE, if LATE is not null, and the end.  */
void co__each_timeout(void *stream, void *source, unsigned ms, size_t size,
                      const void *late);

#ifdef __cplusplus
}
#endif

#endif /* COGEN_ITER_RUNNING_H */
