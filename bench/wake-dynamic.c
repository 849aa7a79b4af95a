/* A wake at depth DEPTH of awaits of the same coroutine, each with a frame of its own.

   By hand: the task knows its innermost frame and polls only that.  */

#include "bench.h"
#include "wake.h"
#include <stdlib.h>

static co_future(int) down(int levels)
{
    if (levels == 1)
        co_return (co_await (leaf()) + 1);
    co_return (co_await (down(levels - 1)) + 1);
}

static uint32_t cogen(int n)
{
    leaf_pending = n;
    return consume(down(depth));
}

struct task;
typedef enum co_poll resume_function(struct task *, struct co_context *, int *result);

struct frame {
    resume_function *resume;
    struct frame *outer;
    co_future(int) awaited;
};

struct task {
    struct frame *top;
};

/* The innermost frame waits.  As it finishes, go on in those around it.  */
static enum co_poll wait_resume(struct task *task, struct co_context *context,
                                int *result)
{
    struct frame *frame = task->top;
    if (frame->awaited.vtable->poll(frame->awaited.self, context, result) == CO_PENDING)
        return CO_PENDING;
    while ((frame = task->top)) {
        task->top = frame->outer;
        free(frame);
        ++*result;
    }
    return CO_READY;
}

/* Make a frame for each level.  */
static enum co_poll start_resume(struct task *task, struct co_context *context,
                                 int *result)
{
    for (int i = 1; i < depth; i++) {
        struct frame *frame = malloc(sizeof *frame);
        if (!frame)
            abort();
        *frame = (struct frame){wait_resume, task->top, {0}};
        task->top = frame;
    }
    task->top->resume = wait_resume;
    task->top->awaited = leaf();
    return wait_resume(task, context, result);
}

static enum co_poll task_poll(void *self, struct co_context *context, void *result)
{
    struct task *task = self;
    return task->top->resume(task, context, result);
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
    struct frame *frame = malloc(sizeof *frame);
    if (!task || !frame)
        abort();
    *frame = (struct frame){start_resume, NULL, {0}};
    task->top = frame;
    return consume((co_future(int)){task, &task_vtable});
}

const struct variant variants[] = {{"hand", hand}, {"cogen", cogen}, {0, 0}};
