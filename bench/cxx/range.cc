// range.c and opaque.c in C++20.

#include "bench.h"
#include "generator.h"

static generator<int> range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield i;
}

static uint32_t cxx(int n)
{
    uint32_t h = 1;
    for (auto it = range(0, n); it.next();)
        h = hash(h, it.value());
    return h;
}

const variant variants[] = {{"cxx", cxx}, {0, 0}};
