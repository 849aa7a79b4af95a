/* A wake at depth DEPTH of awaits of direct calls of coroutines of this unit, all
   different.  The script `run' defines LEVELS as a file with LEVEL (2, 1), LEVEL (3, 2), ...
   up to DEPTH, and TOP as the last of these.

   By hand: as a compiler would that had inlined it all, one state.  */

#include "bench.h"
#include "wake.h"
#include <stdlib.h>

static co_future(int) level1(void)
{
    co_return (co_await (leaf()) + 1);
}

#define LEVEL(n, below)                                                                  \
    static co_future(int) level##n(void)                                                 \
    {                                                                                    \
        co_return (co_await (level##below()) + 1);                                       \
    }
#include LEVELS

static uint32_t cogen(int n)
{
    leaf_pending = n;
    return consume(TOP());
}

struct task {
    int started;
    co_future(int) awaited;
};

static enum co_poll task_poll(void *self, struct co_context *context, void *result)
{
    struct task *task = self;
    if (!task->started) {
        task->started = 1;
        task->awaited = leaf();
    }
    if (task->awaited.vtable->poll(task->awaited.self, context, result) == CO_PENDING)
        return CO_PENDING;
    *(int *)result += depth;
    return CO_READY;
}

static void task_drop(void *self)
{
    free(self);
}

static const struct co_future_vtable task_vtable = {
    .head = {.abi = CO_ABI_VERSION,
             .size = sizeof(struct task),
             .align = _Alignof(struct task),
             .name = "task",
             .drop = task_drop},
    .poll = task_poll,
};

static uint32_t hand(int n)
{
    leaf_pending = n;
    struct task *task = malloc(sizeof *task);
    if (!task)
        abort();
    *task = (struct task){0};
    return consume((co_future(int)){task, &task_vtable});
}

const struct variant variants[] = {{"hand", hand}, {"cogen", cogen}, {0, 0}};
