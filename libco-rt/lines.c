/* co_lines: a generator of the lines of a file.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Written by hand, without the plugin, as any trait object can be.  */

#include "object.h"

#include <errno.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What <cogen/iter.h> has as struct co_slice.  */
struct slice {
    const char *data;
    size_t length;
};

struct lines {
    FILE *file; /* null: finished */
    char *line; /* from malloc, or null */
    size_t room;
};

static enum co_step lines_resume(void *self, void *arg, void *yielded, void *result)
{
    struct lines *lines = self;
    ssize_t length;

    (void)arg;
    if (!lines->file)
        co__panic("co_lines", CO__PANIC_FINISHED);
    errno = 0;
    length = getline(&lines->line, &lines->room, lines->file);
    if (length < 0) {
        int error = feof(lines->file) ? 0 : errno ? errno : EIO;

        lines->file = NULL;
        memcpy(result, &(int){-error}, sizeof(int));
        return CO_RETURNED;
    }
    if (length > 0 && lines->line[length - 1] == '\n')
        lines->line[--length] = 0;
    memcpy(yielded, &(struct slice){lines->line, (size_t)length}, sizeof(struct slice));
    return CO_YIELDED;
}

static void lines_drop(void *self)
{
    struct lines *lines = self;

    free(lines->line);
    co_frame_free(lines, sizeof *lines, alignof(struct lines));
}

static const struct co_generator_vtable lines_vtable = {
    .head =
        {
            .abi = CO_ABI_VERSION,
            .size = sizeof(struct lines),
            .align = alignof(struct lines),
            .name = "co_lines",
            .drop = lines_drop,
        },
    .resume = lines_resume,
};

struct co__generator co_lines(FILE *file)
{
    struct lines *lines = co_frame_alloc(sizeof *lines, alignof(struct lines));

    if (!lines)
        return (struct co__generator){0};
    *lines = (struct lines){.file = file};
    return (struct co__generator){.self = lines, .vtable = &lines_vtable};
}
