/* What is checked of tasks compiled with -fplugin-arg-cogen-checks; see checks.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__CHECKS_H
#define CO__CHECKS_H

#include "executor.h"

#include <cogen/checks.h>

/* Some unit of the program was compiled so.  Never false again.  */
extern bool co__checks_on;

/* The beginning of a poll.  */
struct co__poll_began {
    uint64_t real, processor; /* nanoseconds; the thread's */
    long blocked;             /* how often the thread has slept */
    const char *name;         /* of the task's future */
};

/* TASK is about to be polled.  */
void co__check_before(struct co__task *task, struct co__poll_began *began);

/* TASK, which the caller holds, has been polled; IS_OVER: and has ended.  */
void co__check_after(struct co__task *task, const struct co__poll_began *began,
                     bool is_over);

/* EXECUTOR has nothing to do.  */
void co__check_idle(struct co__executor *executor);

#endif
