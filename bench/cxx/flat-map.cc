// flat-map.c in C++20.

#include "bench.h"
#include "generator.h"

enum { INNER = 10 };

static generator<int> range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield i;
}

static generator<int> flat_map(int n)
{
    for (auto outer = range(0, n); outer.next();)
        for (auto inner = range(outer.value(), outer.value() + INNER); inner.next();)
            co_yield inner.value();
}

static uint32_t cxx(int n)
{
    uint32_t h = 1;
    for (auto it = flat_map(n / INNER); it.next();)
        h = hash(h, it.value());
    return h;
}

const variant variants[] = {{"cxx", cxx}, {0, 0}};
