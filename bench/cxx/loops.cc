// Some of loops.c in C++20: coroutines that do the same.

#include "bench.h"
#include "generator.h"
#include <cstdio>
#include <cstdlib>

static generator<int> range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield i;
}

static generator<int> up_to_three(int n)
{
    for (int i = 0; i < n; i += 3) {
        co_yield i;
        co_yield i + 1;
        co_yield i + 2;
    }
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

static generator<int> chain(generator<int> a, generator<int> b)
{
    while (a.next())
        co_yield a.value();
    while (b.next())
        co_yield b.value();
}

static generator<int> flat_map(generator<int> it, generator<int> (*f)(int))
{
    while (it.next())
        co_await f(it.value());
}

static generator<int> four_from(int n)
{
    for (int i = n; i < n + 4; i++)
        co_yield i;
}

static int twice(int x)
{
    return 2 * x;
}

static int mix(int x)
{
    return (int)((unsigned)x * 2654435761u >> 4);
}

static bool odd(int x)
{
    return x & 1;
}

static uint32_t sum(generator<int> it)
{
    uint32_t h = 1;
    while (it.next())
        h = hash(h, it.value());
    return h;
}

#define LOOP(name) extern "C" __attribute__((noinline)) uint32_t name##_cxx(int n)

LOOP(one)
{
    return sum(range(0, n));
}

LOOP(three)
{
    return sum(up_to_three(n));
}

LOOP(map3)
{
    return sum(map(filter(map(range(0, n), mix), odd), twice));
}

LOOP(chain)
{
    return sum(chain(range(0, n / 2), range(0, n - n / 2)));
}

LOOP(flat_map)
{
    return sum(flat_map(range(0, n / 4), four_from));
}

LOOP(zip)
{
    generator<int> a = range(0, n), b = map(range(3, n + 3), mix);
    uint32_t h = 1;
    while (a.next() && b.next())
        h = hash(h, a.value() ^ b.value());
    return h;
}

int main(int, char **argv)
{
    int n = atoi(argv[1]);
#define RUN(name) printf(#name " cxx %08x\n", (unsigned)name##_cxx(n))
    RUN(one);
    RUN(three);
    RUN(map3);
    RUN(chain);
    RUN(flat_map);
    RUN(zip);
}
