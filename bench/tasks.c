/* Bytes asked of the allocator for each task that has one await, of an object, and keeps one
   number over it.  N tasks are started and kept; what is printed is the number of bytes.  By
   hand: the state, the number and the object.  */

#include "allocated.h"
#include "bench.h"
#include "wake.h"

co_future(int) task(int id)
{
    co_return (co_await (leaf()) + id);
}

static uint32_t cogen(int n)
{
    struct co_context context = {0};
    co_future(int) *tasks = malloc(n * sizeof *tasks);
    if (!tasks)
        abort();
    leaf_pending = n;
    for (int i = 0; i < n; i++) {
        int value;
        tasks[i] = task(i);
        co_poll(&tasks[i], &context, &value);
    }
    uint32_t all = allocated;
    for (int i = 0; i < n; i++)
        co_drop(&tasks[i]);
    free(tasks);
    return all;
}

static uint32_t hand(int n)
{
    struct task {
        int state, id;
        co_future(int) awaited;
    };
    return n * sizeof(struct task);
}

const struct variant variants[] = {{"hand", hand}, {"cogen", cogen}, {0, 0}};
