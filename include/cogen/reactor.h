/* <cogen/reactor.h>: how an event loop plugs into co_block_on.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Needs no plugin.  Without a reactor co_block_on sleeps by itself when it has nothing
   to do; with one it lets that sleep, which handles events meanwhile.  */

#ifndef COGEN_REACTOR_H
#define COGEN_REACTOR_H

#include <cogen/rt.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct co_reactor;

struct co_reactor_vtable {
    /* Handles what has happened and wakes who waits for it; while nothing has, sleeps
       until something does, until WAKE, or for NANOSECONDS: 0: it only looks;
       UINT64_MAX: for ever.  It may return early.  On the executor's thread.  */
    void (*wait)(struct co_reactor *self, uint64_t nanoseconds);

    /* Makes the wait return, the next one if there is none now.  From any thread.  */
    void (*wake)(struct co_reactor *self);

    /* True if an event is awaited.  On the executor's thread.  */
    bool (*busy)(struct co_reactor *self);

    /* Ends it, with the executor.  */
    void (*drop)(struct co_reactor *self);
};

struct co_reactor {
    const struct co_reactor_vtable *vtable;
};

/* Returns the reactor of the executor that runs on this thread.  If that has none yet it
   gets the one that MAKE makes; null if MAKE gave that, and outside of co_block_on.  Who
   calls compares the vtable: it may be another loop's.  */
struct co_reactor *co_reactor_here(struct co_reactor *(*make)(void));

#ifdef __cplusplus
}
#endif

#endif /* COGEN_REACTOR_H */
