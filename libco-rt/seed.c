/* co_schedule_seed: ready tasks run in an order drawn from a seed.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A task that becomes ready goes to the end of one queue of several, at random, and the
   next one to run is the first of one that is not empty, at random: each of two ready
   tasks may come first, in constant time.  */

#include "pool.h"

#include <errno.h>
#include <stdlib.h>

enum {
    QUEUES =
        sizeof((struct co__queues *)0)->queue / sizeof((struct co__queues *)0)->queue[0]
};

/* splitmix64.  */
static uint64_t draw(struct co__queues *queues)
{
    uint64_t z = queues->random += 0x9e3779b97f4a7c15u;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static void push(struct co__queues *queues, struct co__task *task)
{
    unsigned i = draw(queues) % QUEUES;

    task->next = NULL;
    if (queues->queue[i].tail)
        queues->queue[i].tail->next = task;
    else
        queues->queue[i].head = task;
    queues->queue[i].tail = task;
    queues->count++;
}

/* Puts TASK, and those behind it, into the queues.  */
static void push_all(struct co__queues *queues, struct co__task *task)
{
    while (task) {
        struct co__task *next = task->next;

        push(queues, task);
        task = next;
    }
}

struct co__task *co__queues_pop(struct co__executor *executor)
{
    struct co__queues *queues = executor->queues;
    struct co__task *woken = queues->woken;

    queues->woken = NULL;
    executor->tail = &queues->woken;
    push_all(queues, woken);
    if (queues->count == 0)
        return NULL;
    unsigned i = draw(queues) % QUEUES;
    while (!queues->queue[i].head)
        i = (i + 1) % QUEUES;

    struct co__task *task = queues->queue[i].head;
    queues->queue[i].head = task->next;
    if (!task->next)
        queues->queue[i].tail = NULL;
    queues->count--;
    return task;
}

void co__queues_free(struct co__executor *executor)
{
    free(executor->queues);
    executor->queues = NULL;
    executor->tail = &executor->head;
}

int co_schedule_seed(uint64_t seed)
{
    struct co__executor *executor = co__executor_need();
    struct co__queues *queues;

    if (!executor)
        co_panic("co_schedule_seed", "called outside of co_block_on");
    if (executor->pool)
        co_panic("co_schedule_seed", "called in a pool, which has no order");
    queues = executor->queues ? executor->queues : calloc(1, sizeof *queues);
    if (!queues)
        return -ENOMEM;
    queues->random = seed;

    push_all(queues, queues->woken);
    push_all(queues, executor->head);
    queues->woken = executor->head = NULL;
    executor->tail = &queues->woken;
    executor->queues = queues;
    return 0;
}
