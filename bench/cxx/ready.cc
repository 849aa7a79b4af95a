// ready.c in C++20.

#include "bench.h"
#include "task.h"

static volatile int empty;

static task<int> get(int x)
{
    if (empty)
        co_await wait();
    co_return x;
}

static task<int> all(int n)
{
    uint32_t h = 1;
    for (int i = 0; i < n; i++)
        h = hash(h, co_await get(i));
    co_return (int) h;
}

static uint32_t cxx(int n)
{
    auto t = all(n);
    t.start();
    return hash(0, t.result());
}

const variant variants[] = {{"cxx", cxx}, {0, 0}};
