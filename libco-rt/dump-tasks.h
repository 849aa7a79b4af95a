/* All tasks of an executor; see dump-tasks.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__DUMP_TASKS_H
#define CO__DUMP_TASKS_H

#include "executor.h"

#include <stdio.h>

/* Writes to FILE what the tasks of EXECUTOR wait for: on its thread; of a pool's, on any.
   RUNNING, or null, is polled by this thread.  */
void co__dump_executor(FILE *file, struct co__executor *executor,
                       const struct co__task *running);

#endif
