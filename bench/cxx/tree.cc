// tree.c in C++20.

#include "tree.h"
#include "bench.h"
#include "generator.h"

static generator<int> walk(const tree *t)
{
    if (!t)
        co_return;
    co_await walk(t->left);
    co_yield t->value;
    co_await walk(t->right);
}

static uint32_t cxx(int n)
{
    int next = 0;
    tree *t = new_tree(TREE_LEVELS, &next);
    uint32_t h = 1;
    for (int i = 0; i < n / TREE_SIZE; i++)
        for (auto it = walk(t); it.next();)
            h = hash(h, it.value());
    return h;
}

const variant variants[] = {{"cxx", cxx}, {0, 0}};
