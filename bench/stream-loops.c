/* Loops over streams of the same unit, in a future that co_block_on runs.  The streams are
   always ready; some of them could wait.  */

#include "loops.h"
#include <cogen.h>
#include <stdbool.h>

static co_stream(int) ready_range(int lo, int hi)
{
    (void)co_context();
    for (int i = lo; i < hi; i++)
        co_yield (i);
}

static enum co_poll never_poll(void *self, struct co_context *context, void *result)
{
    (void)self, (void)context, (void)result;
    return CO_READY;
}

static void never_drop(void *self)
{
    (void)self;
}

static const struct co_future_vtable never_table = {
    .head = {.abi = CO_ABI_VERSION, .size = 1, .align = 1, .name = "never", .drop = never_drop},
    .poll = never_poll,
};

static co_future(void) never(void)
{
    static char nothing;
    return (co_future(void)){&nothing, &never_table};
}

static co_stream(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++) {
        if (i < 0)
            co_await(never());
        co_yield (i);
    }
}

static co_stream(int) map(co_stream(int) it, int (*f)(int))
{
    co_for_await(int v, it) co_yield (f(v));
}

static co_stream(int) filter(co_stream(int) it, bool (*keep)(int))
{
    co_for_await(int v, it) if (keep(v)) co_yield (v);
}

static int mix(int x)
{
    return (int)((unsigned)x * 2654435761u >> 4);
}

static bool odd(int x)
{
    return x & 1;
}

#define SUM(it)                                                                          \
    uint32_t h = 1;                                                                      \
    co_for_await(int v, it) h = hash(h, v);                                              \
    co_return(h)

static co_future(uint32_t) s1(int n)
{
    SUM(ready_range(0, n));
}

static co_future(uint32_t) s2(int n)
{
    SUM(range(0, n));
}

static co_future(uint32_t) s3(int n)
{
    SUM(map(filter(ready_range(0, n), odd), mix));
}

static co_future(uint32_t) s4(int n)
{
    SUM(map(filter(range(0, n), odd), mix));
}

LOOP(s1_cogen)
{
    return co_block_on(s1(n));
}

LOOP(s2_cogen)
{
    return co_block_on(s2(n));
}

LOOP(s3_cogen)
{
    return co_block_on(s3(n));
}

LOOP(s4_cogen)
{
    return co_block_on(s4(n));
}

LOOP(s1_hand)
{
    uint32_t h = 1;
    for (int i = 0; i < n; i++)
        h = hash(h, i);
    return h;
}

LOOP(s2_hand)
{
    return s1_hand(n);
}

LOOP(s3_hand)
{
    uint32_t h = 1;
    for (int i = 0; i < n; i++)
        if (odd(i))
            h = hash(h, mix(i));
    return h;
}

LOOP(s4_hand)
{
    return s3_hand(n);
}

int main(int argc, char **argv)
{
    static const struct loop loops[] = {
        ROW(s1, "a stream that never waits"),
        ROW(s2, "a stream that could wait"),
        ROW(s3, "filter, map of the first"),
        ROW(s4, "filter, map of the second"),
        {0, 0, 0, 0},
    };
    return run_loops(loops, argc > 1 ? argv[1] : NULL);
}
