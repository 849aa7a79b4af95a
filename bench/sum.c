/* The sum of a tree of 1023 nodes, by a function that calls itself for each child: a future
   that awaits itself, and a plain function.  N is the number of nodes, in whole sums.  */

#include "bench.h"
#include "tree.h"
#include <cogen.h>

static co_future(int) sum(const struct tree *t)
{
    if (!t)
        co_return (0);
    int left = co_await (sum(t->left));
    int right = co_await (sum(t->right));
    co_return (left + right + t->value);
}

static uint32_t cogen(int n)
{
    int next = 0;
    struct tree *t = new_tree(TREE_LEVELS, &next);
    uint32_t h = 1;
    for (int i = 0; i < n / TREE_SIZE; i++)
        h = hash(h, co_block_on(sum(t)));
    return h;
}

static __attribute__((noinline)) int plain(const struct tree *t)
{
    if (!t)
        return 0;
    int left = plain(t->left);
    int right = plain(t->right);
    return left + right + t->value;
}

static uint32_t hand(int n)
{
    int next = 0;
    struct tree *t = new_tree(TREE_LEVELS, &next);
    uint32_t h = 1;
    for (int i = 0; i < n / TREE_SIZE; i++)
        h = hash(h, plain(t));
    return h;
}

const struct variant variants[] = {{"hand", hand}, {"cogen", cogen}, {0, 0}};
