/* co_dir: a generator of the entries of a directory.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Written by hand, without the plugin, as any trait object can be.  */

#include "object.h"

#include <dirent.h>
#include <errno.h>
#include <stdalign.h>
#include <string.h>

struct dir {
    DIR *stream;  /* null if it could not be opened */
    int error;    /* why; else 0 */
    bool finished;
};

/* True if NAME is . or ..  */
static bool is_dots(const char *name)
{
    return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

/* Returns the next entry; null at the end, which may be an error.  */
static const struct dirent *next_entry(struct dir *dir)
{
    const struct dirent *entry;

    if (!dir->stream)
        return NULL;
    do {
        errno = 0;
        entry = readdir(dir->stream);
    } while (entry && is_dots(entry->d_name));
    if (!entry)
        dir->error = errno;
    return entry;
}

static enum co_step dir_resume(void *self, void *arg, void *yielded, void *result)
{
    struct dir *dir = self;

    (void)arg;
    if (dir->finished)
        co__panic("co_dir", CO__PANIC_FINISHED);

    const struct dirent *entry = next_entry(dir);
    if (entry) {
        memcpy(yielded, &entry, sizeof entry);
        return CO_YIELDED;
    }
    dir->finished = true;
    memcpy(result, &(int){-dir->error}, sizeof(int));
    return CO_RETURNED;
}

static void dir_drop(void *self)
{
    struct dir *dir = self;

    if (dir->stream)
        closedir(dir->stream);
    co_frame_free(dir, sizeof *dir, alignof(struct dir));
}

static const struct co_generator_vtable dir_vtable = {
    .head =
        {
            .abi = CO_ABI_VERSION,
            .size = sizeof(struct dir),
            .align = alignof(struct dir),
            .name = "co_dir",
            .drop = dir_drop,
        },
    .resume = dir_resume,
};

struct co__generator co_dir(const char *path)
{
    struct dir *dir = co_frame_alloc(sizeof *dir, alignof(struct dir));

    if (!dir)
        return (struct co__generator){0};
    *dir = (struct dir){.stream = opendir(path)};
    if (!dir->stream)
        dir->error = errno;
    return (struct co__generator){.self = dir, .vtable = &dir_vtable};
}
