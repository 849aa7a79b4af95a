// wake-dynamic.c in C++20: who waits is resumed directly.

#include "bench.h"
#include "task.h"

static int leaf_pending;

static task<int> leaf()
{
    while (leaf_pending-- > 0)
        co_await wait();
    co_return 1;
}

static task<int> down(int levels)
{
    if (levels == 1)
        co_return co_await leaf() + 1;
    co_return co_await down(levels - 1) + 1;
}

static uint32_t cxx(int n)
{
    leaf_pending = n;
    uint32_t wakes = 0;
    auto t = down(depth);
    for (t.start(); !t.done(); wakes++)
        waiting.resume();
    return hash(wakes, t.result());
}

const variant variants[] = {{"cxx", cxx}, {0, 0}};
