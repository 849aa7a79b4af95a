/* Variables of a task, its name among them.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A list for each task: few have any, and these have few.  */

#include "dump.h"
#include "executor.h"

#include <errno.h>
#include <stdalign.h>
#include <string.h>

struct co__local {
    struct co__local *next;
    const void *key; /* the address of the variable that stands for all of them */
    size_t size;     /* of all of this */
    size_t align;    /* of the data */
    alignas(max_align_t) char data[];
};

static const char name_key; /* a const char * */

static struct co__task *running(const char *who)
{
    struct co__executor *executor = co__executor_need();

    if (!executor)
        co_panic(who, "called outside of co_block_on");
    return executor->cx->task;
}

/* Returns the variable of TASK for KEY, of SIZE bytes, aligned to ALIGN; null without
   memory.  */
static void *find(struct co__task *task, const void *key, size_t size, size_t align)
{
    for (struct co__local *local = task->locals; local; local = local->next)
        if (local->key == key)
            return co__aligned(local->data, local->align);

    size_t whole = sizeof(struct co__local) + co__align_room(align) + size;
    struct co__local *made = co_frame_alloc(whole, alignof(struct co__local));
    if (!made)
        return NULL;
    *made = (struct co__local){
        .next = task->locals, .key = key, .size = whole, .align = align};
    task->locals = made;
    return memset(co__aligned(made->data, align), 0, size);
}

void *co__local_of(const void *key, size_t size, size_t align)
{
    void *data = find(running("co_local_of"), key, size, align);

    if (!data)
        co_panic("co_local_of", "out of memory");
    return data;
}

int co_task_name(const char *name)
{
    const char **data = find(running("co_task_name"), &name_key, sizeof *data, alignof(const char *));

    if (!data)
        return -ENOMEM;
    *data = name;
    return 0;
}

const char *co__task_own_name(const struct co__task *task)
{
    for (struct co__local *local = task->locals; local; local = local->next)
        if (local->key == &name_key)
            return *(const char *const *)(const void *)local->data;
    return NULL;
}

void co__task_free_locals(struct co__task *task)
{
    while (task->locals) {
        struct co__local *local = task->locals;

        task->locals = local->next;
        co_frame_free(local, local->size, alignof(struct co__local));
    }
}
