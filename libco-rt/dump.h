/* What waits for what, in words; see dump.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__DUMP_H
#define CO__DUMP_H

#include "object.h"

#include <stdio.h>

struct co__task;
struct co__tasks;

/* Where it goes.  */
struct co__dump {
    FILE *file;
    int indent;              /* of lines, in columns */
    struct co__tasks *tasks; /* that are dumped, or null; */
    struct co__task *task;   /* one of them: where it waits is written now */
    bool one;                /* one place is enough, and nothing else; */
    bool done;               /* it has been written */
};

/* Stores in TEXT, of SIZE bytes, how the task NUMBER is called in DUMP.  False: it is none of
   its tasks.  */
bool co__dump_name(struct co__dump *dump, unsigned number, char *text, size_t size);

/* The vtable of a leaf that can say what it waits for: its flags have CO__TELLS.  */
struct co__telling_vtable {
    union {
        struct co_future_vtable future;
        struct co_stream_vtable stream; /* which is as long */
    };

    /* Writes that of SELF, which waits, as one line or several, each by co__dump_line,
       or by co__dump_future for the futures in it.  */
    void (*tell)(const void *self, struct co__dump *dump);
};

/* Writes FORMAT and what is behind it as a line.  */
__attribute__((format(printf, 2, 3))) void co__dump_line(struct co__dump *dump,
                                                         const char *format, ...);

/* Writes where FUTURE, which does not run on another thread, waits and for what, the
   innermost first; nothing if it is null.  */
void co__dump_future(struct co__dump *dump, const struct co__future *future);

/* The same of STREAM.  */
static inline void co__dump_stream(struct co__dump *dump, const struct co__stream *stream)
{
    co__dump_future(dump, (const struct co__future *)stream);
}

/* Writes that something waits in NAME for the end of TASK.  */
void co__dump_task(struct co__dump *dump, const char *name, const struct co__task *task);

/* Writes that something waits in NAME, until TIME of co_now.  */
void co__dump_timer(struct co__dump *dump, const char *name, uint64_t time);

/* Writes what WAITING waits for.  */
struct co__waiting;
void co__dump_waiting(struct co__dump *dump, const struct co__waiting *waiting);

/* Returns until when TIMED waits, which has a time by now.  */
uint64_t co__timed_deadline(const struct co__timed *timed);

/* Writes until when TIMED waits.  */
void co__dump_timed(struct co__dump *dump, const struct co__timed *timed);

/* Writes what the futures of JOINED wait for.  */
void co__dump_joined(struct co__dump *dump, const struct co__joined *joined);

/* Writes until when SLEEPING waits.  */
void co__dump_sleeping(struct co__dump *dump, const struct co__sleeping *sleeping);

/* Writes one place, without a newline: the innermost that FUTURE waits in; its name if there
   is none.  */
void co__dump_place(FILE *file, const struct co__future *future);

/* The name that TASK has given itself, or null.  */
const char *co__task_own_name(const struct co__task *task);

#endif
