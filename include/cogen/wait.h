/* <cogen/wait.h>: how the runtime's own futures wait.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Not for people.  What the runtime has to wait for is a coroutine in its header.  So an
   await of it is a part of the coroutine that awaits: what is there at once costs a call,
   what has to be waited for has its place in that one's frame, and nothing is allocated.  */

#ifndef COGEN_WAIT_H
#define COGEN_WAIT_H

#include <cogen.h>
#include <cogen/structures.h>

#pragma GCC system_header

/* co_await(co__suspend()) suspends, once: who polls the coroutine again goes on behind it.
   There is no such function; the plugin knows the await.  */
co_future(void) co__suspend(void) __attribute__((__nothrow__));

/* The same, and the last thing before is to call co__yields.  */
co_future(void) co__turn(void) __attribute__((__nothrow__));

/* Ends the operation in *PLACE, if that is not null.  */
static inline void co__left(struct co__place **co__place_)
{
    if (*co__place_)
        co__leave(*co__place_);
}

/* The body of a future of an operation in co__place_, of which FIRST is what it gives at
   first, and GO_ON goes on with it.  */
#define co__operation(first, go_on)                                                      \
    co__run_operation(first, go_on);                                                     \
    co_return(co__result_)

/* The same, but for the return.  */
#define co__run_operation(first, go_on)                                                  \
    struct co__place co__place_;                                                         \
    int co__result_ = (first);                                                           \
    if (co__result_ == CO__WAITS) {                                                      \
        struct co__place *co__waits_ __attribute__((__cleanup__(co__left))) =            \
            &co__place_;                                                                 \
        do {                                                                             \
            co_await(co__suspend());                                                     \
            co__result_ = go_on(&co__place_, co_context());                              \
        } while (co__result_ == CO__WAITS);                                              \
        co__waits_ = 0;                                                                  \
    }

#endif /* COGEN_WAIT_H */
