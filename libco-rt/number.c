/* Numbers of tasks: which one runs here, and those that no task has yet.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A mutex knows its owner by the number, since the task may have ended and its memory be
   another one's.  There are 2^32; then they begin anew.  */

#include "executor.h"

__thread unsigned co__number_here __attribute__((tls_model("initial-exec")));

_Thread_local unsigned co__number_next __attribute__((tls_model("initial-exec")));

unsigned co__number_block(void)
{
    static _Atomic unsigned next;
    unsigned first =
        atomic_fetch_add_explicit(&next, CO__NUMBER_BLOCK, memory_order_relaxed);

    return first + 1; /* the first of a block is no number: it asks for the next block */
}
