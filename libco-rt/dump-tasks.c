/* co_dump_tasks: all tasks of an executor.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   First the tasks are collected, and held; with the locks of what they are listed in,
   under which nothing is written.  Then one after the other is looked at.

   A task of a pool is looked at as one that is polled: whoever looks has it for that time
   (co__turn_look), and puts it in a queue if it has been woken meanwhile.  What runs on
   another thread, or waits in a queue, is named without its places.  */

#include "dump-tasks.h"
#include "dump.h"
#include "nursery.h"
#include "pool.h"
#include "turn.h"

#include <stdlib.h>

enum kind { GIVEN, STARTED, SPAWNED };

struct found {
    struct co__task *task;
    unsigned number;        /* the task's own, as in struct co__operation */
    struct co__task *owner; /* of the nursery that it was started in */
    enum kind kind;
};

struct co__tasks {
    struct found *all;
    size_t count, room;
    size_t last; /* whose name was asked for */
    bool full;   /* there was no memory for some */
    const struct co__task *running; /* on this thread, or null */
};

static void add(struct co__tasks *list, struct co__task *task, struct co__task *owner,
                enum kind kind)
{
    if (list->count == list->room) {
        size_t room = list->room ? 2 * list->room : 64;
        struct found *all = realloc(list->all, room * sizeof *all);

        if (!all) {
            list->full = true;
            return;
        }
        list->all = all;
        list->room = room;
    }
    co__task_hold(task);
    list->all[list->count++] = (struct found){task, task->number,
                                               owner, kind};
}

/* Puts the tasks behind FIRST that were added to LIST in the opposite order: what they are
   listed in begins with the newest.  */
static void reverse(struct co__tasks *list, size_t first)
{
    for (size_t last = list->count; first + 1 < last; first++) {
        struct found found = list->all[--last];

        list->all[last] = list->all[first];
        list->all[first] = found;
    }
}

static void collect(struct co__tasks *list, struct co__executor *executor)
{
    bool shared = executor->pool != NULL;
    size_t first = 0;

    if (!shared)
        add(list, &executor->root, NULL, GIVEN);
    else
        co__guard_lock(&executor->pool->spawned);
    if (shared)
        for (struct co__task *task = executor->pool->given; task; task = task->older)
            add(list, task, NULL, GIVEN);
    if (shared)
        reverse(list, first);
    first = list->count;
    for (struct co__task *task = executor->spawned; task; task = task->older)
        add(list, task, NULL, SPAWNED);
    reverse(list, first);
    if (shared)
        co__guard_unlock(&executor->pool->spawned);

    first = list->count;
    co__tree_lock(shared);
    for (struct co__nursery *nursery = executor->nurseries; nursery;
         nursery = nursery->next) {
        co__nursery_lock(nursery);
        for (struct co__task *task = nursery->newest; task; task = task->older)
            add(list, task, nursery->scope.task, STARTED);
        co__nursery_unlock(nursery);
    }
    co__tree_unlock(shared);
    reverse(list, first);
}

/* The number of TASK in LIST, from 1; 0: it is not there.  */
static size_t number_of(const struct co__tasks *list, const struct co__task *task)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->all[i].task == task)
            return i + 1;
    return 0;
}

/* Writes the first line of the task FOUND, which is named if that can be READ.  */
static void write_title(FILE *file, const struct co__tasks *list,
                        const struct found *found, bool read)
{
    const char *name = read ? co__task_own_name(found->task) : NULL;
    size_t owner = number_of(list, found->owner);

    fprintf(file, "task %zu", (size_t)(found - list->all) + 1);
    if (name)
        fprintf(file, " \"%s\"", name);
    if (found->kind == GIVEN)
        fputs(", given to co_block_on", file);
    else if (found->kind == SPAWNED)
        fputs(", spawned", file);
    else if (owner)
        fprintf(file, ", in a nursery of task %zu", owner);
    else
        fputs(", in a nursery", file);
}

bool co__dump_name(struct co__dump *dump, unsigned number, char *text, size_t size)
{
    struct co__tasks *list = dump->tasks;
    size_t i = list->last;

    if (list->all[i].number != number)
        for (i = 0; i < list->count && list->all[i].number != number; i++)
            ;
    if (i == list->count)
        return false;
    list->last = i;

    /* One of a pool may change its name, unless it is looked at.  */
    struct co__task *task = list->all[i].task;
    bool mine = !task->executor->pool || task == dump->task || task == list->running;
    bool look = !mine && co__pool_look(task) == CO__TURN_WAITS;
    const char *name = mine || look ? co__task_own_name(task) : NULL;

    if (name)
        snprintf(text, size, "task %zu \"%s\"", i + 1, name);
    else
        snprintf(text, size, "task %zu", i + 1);
    if (look)
        co__pool_looked(task);
    return true;
}

static void write_places(FILE *file, struct co__tasks *list, struct co__task *task)
{
    co__dump_future(
        &(struct co__dump){.file = file, .indent = 4, .tasks = list, .task = task},
        &task->future);
}

static void write_task(FILE *file, struct co__tasks *list, const struct found *found,
                       const struct co__task *running)
{
    struct co__task *task = found->task;

    write_title(file, list, found, true);
    fputs(task == running                  ? ", runs\n"
          : task->state & CO__TASK_QUEUED ? ", ready to run\n"
                                           : "\n",
          file);
    write_places(file, list, task);
}

/* The same for one of a pool.  */
static void write_shared(FILE *file, struct co__tasks *list, const struct found *found,
                         const struct co__task *running)
{
    struct co__task *task = found->task;
    bool mine = task == running;
    enum co__turn_seen seen = mine ? CO__TURN_RUNS : co__pool_look(task);

    write_title(file, list, found, mine || seen == CO__TURN_WAITS);
    fputs(seen == CO__TURN_RUNS    ? ", runs\n"
          : seen == CO__TURN_READY ? ", ready to run\n"
          : seen == CO__TURN_OVER  ? ", has ended\n"
                                   : "\n",
          file);
    if (mine || seen == CO__TURN_WAITS)
        write_places(file, list, task);
    if (seen == CO__TURN_WAITS)
        co__pool_looked(task);
}

void co__dump_executor(FILE *file, struct co__executor *executor,
                       const struct co__task *running)
{
    struct co__tasks list = {.running = running};

    collect(&list, executor);
    flockfile(file);
    for (size_t i = 0; i < list.count; i++)
        (executor->pool ? write_shared : write_task)(file, &list, &list.all[i], running);
    if (list.full)
        fputs("and more: there is no memory to list them\n", file);
    funlockfile(file);
    for (size_t i = 0; i < list.count; i++)
        co__task_unhold(list.all[i].task);
    free(list.all);
}

void co_dump_tasks(FILE *file)
{
    struct co__executor *here = co__executor_need();

    if (!here)
        fputs("no task runs on this thread\n", file);
    else
        co__dump_executor(file, here->pool ? &here->pool->executor : here,
                          here->cx->task);
}
