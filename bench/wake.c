/* The two ends of a chain of awaits; see wake.h.  */

#include "wake.h"
#include "bench.h"

int leaf_pending;

static enum co_poll leaf_poll(void *self, struct co_context *context, void *result)
{
    (void)self, (void)context;
    if (leaf_pending-- > 0)
        return CO_PENDING;
    *(int *)result = 1;
    return CO_READY;
}

static void leaf_drop(void *self)
{
    (void)self;
}

static const struct co_future_vtable leaf_vtable = {
    .head = {.abi = CO_ABI_VERSION, .align = 1, .name = "leaf", .drop = leaf_drop},
    .poll = leaf_poll,
};

co_future(int) leaf(void)
{
    return (co_future(int)){0, &leaf_vtable};
}

uint32_t consume(co_future(int) f)
{
    struct co_context context = {0};
    uint32_t polls = 0;
    int value = 0;
    while (f.vtable->poll(f.self, &context, &value) == CO_PENDING)
        polls++;
    co_drop(&f);
    return hash(polls, value);
}
