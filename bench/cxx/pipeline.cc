// pipeline.c in C++20.

#include "bench.h"
#include "generator.h"

static generator<int> range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield i;
}

static generator<int> map(generator<int> it, int (*f)(int))
{
    while (it.next())
        co_yield f(it.value());
}

static generator<int> filter(generator<int> it, bool (*keep)(int))
{
    while (it.next())
        if (keep(it.value()))
            co_yield it.value();
}

static generator<int> take(generator<int> it, int n)
{
    for (; n > 0 && it.next(); n--)
        co_yield it.value();
}

static int mix(int x)
{
    return (int)((unsigned)x * 2654435761u >> 4);
}

static bool odd(int x)
{
    return x & 1;
}

static uint32_t cxx(int n)
{
    uint32_t sum = 0;
    for (auto it = take(filter(map(range(0, n), mix), odd), n); it.next();)
        sum += it.value();
    return sum;
}

const variant variants[] = {{"cxx", cxx}, {0, 0}};
