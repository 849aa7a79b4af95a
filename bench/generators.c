/* A resume at depth DEPTH of generators that delegate to each other: the innermost adds up
   what it is resumed with.  An item is one resume.

   By hand: what is resumed knows its innermost frame and resumes only that.  */

#include "bench.h"
#include <cogen.h>
#include <stdlib.h>

static co_generator(int, int, int) down(int levels)
{
    if (levels > 1)
        co_return (co_yield_from(down(levels - 1)) + 1);
    int sum = 0;
    for (int got = co_arg(); got >= 0;)
        got = co_yield (sum += got);
    co_return (sum);
}

/* Resume G with N numbers, then with what ends it.  */
static __attribute__((noinline)) uint32_t consume(co_generator(int, int, int) g, int n)
{
    uint32_t h = 1;
    int item, result;
    for (int i = 0; i < n; i++)
        if (co_resume(&g, i & 7, &item, &result) == CO_YIELDED)
            h = hash(h, item);
    if (co_resume(&g, -1, &item, &result) == CO_RETURNED)
        h = hash(h, result);
    return h;
}

static uint32_t cogen(int n)
{
    return consume(down(depth), n);
}

struct frame {
    struct frame *outer;
    int sum;
};

struct whole {
    struct frame *top;
};

/* The first resume makes a frame for each level.  */
static enum co_step whole_resume(void *self, void *arg, void *yielded, void *result)
{
    struct whole *whole = self;
    int got = *(int *)arg;
    if (!whole->top)
        for (int i = 0; i < depth; i++) {
            struct frame *frame = malloc(sizeof *frame);
            if (!frame)
                abort();
            *frame = (struct frame){whole->top, 0};
            whole->top = frame;
        }
    if (got >= 0) {
        *(int *)yielded = whole->top->sum += got;
        return CO_YIELDED;
    }
    int value = whole->top->sum - 1;
    for (struct frame *frame; (frame = whole->top); value++) {
        whole->top = frame->outer;
        free(frame);
    }
    *(int *)result = value;
    return CO_RETURNED;
}

static void whole_drop(void *self)
{
    free(self);
}

static const struct co_generator_vtable whole_vtable = {
    .head = {.abi = CO_ABI_VERSION,
             .size = sizeof(struct whole),
             .align = _Alignof(struct whole),
             .name = "whole",
             .drop = whole_drop},
    .resume = whole_resume,
};

static uint32_t hand(int n)
{
    struct whole *whole = calloc(1, sizeof *whole);
    if (!whole)
        abort();
    return consume((co_generator(int, int, int)){whole, &whole_vtable}, n);
}

const struct variant variants[] = {{"hand", hand}, {"cogen", cogen}, {0, 0}};
