// list.c in C++20.

#include "bench.h"
#include "generator.h"
#include <cstdlib>

struct list {
    list *next;
    int value;
};

static generator<int> walk(const list *l)
{
    co_yield l->value;
    if (l->next)
        co_await walk(l->next);
}

static uint32_t cxx(int n)
{
    list *l = nullptr;
    for (int length = depth; length--;)
        l = new list{l, length};
    uint32_t h = 1;
    for (int i = 0; i < n / depth; i++)
        for (auto it = walk(l); it.next();)
            h = hash(h, it.value());
    return h;
}

const variant variants[] = {{"cxx", cxx}, {0, 0}};
