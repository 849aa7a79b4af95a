/* A recursive walk of a tree of 1023 nodes, all costs: the frames are made and released.
   N is the number of items, in whole walks.  By hand, an iterator with a stack.  With
   -DLOOP each level loops over the items of the next, with -DMUTUAL two coroutines call
   each other.  */

#include "bench.h"
#include "tree.h"
#include <cogen.h>

#ifdef LOOP
#define FROM(it) co_for(int v, it) co_yield (v)
#else
#define FROM(it) co_yield_from(it)
#endif

#ifdef MUTUAL
static co_iterator(int) other(const struct tree *t);
#else
#define other walk
#endif

static co_iterator(int) walk(const struct tree *t)
{
    if (!t)
        co_return ();
    FROM(other(t->left));
    co_yield (t->value);
    FROM(other(t->right));
}

#ifdef MUTUAL
static co_iterator(int) other(const struct tree *t)
{
    if (!t)
        co_return ();
    co_yield_from(walk(t->left));
    co_yield (t->value);
    co_yield_from(walk(t->right));
}
#endif

static uint32_t cogen(int n)
{
    int next = 0;
    struct tree *t = new_tree(TREE_LEVELS, &next);
    uint32_t h = 1;
    for (int i = 0; i < n / TREE_SIZE; i++)
        co_for(int v, walk(t)) h = hash(h, v);
    return h;
}

struct walker {
    const struct tree **stack;
    int depth, room;
};

static void push_left(struct walker *w, const struct tree *t)
{
    for (; t; t = t->left) {
        if (w->depth == w->room) {
            w->room = w->room ? 2 * w->room : 4;
            w->stack = realloc(w->stack, w->room * sizeof *w->stack);
            if (!w->stack)
                abort();
        }
        w->stack[w->depth++] = t;
    }
}

static __attribute__((noinline)) int walker_next(struct walker *w, int *item)
{
    if (!w->depth)
        return 0;
    const struct tree *t = w->stack[--w->depth];
    *item = t->value;
    push_left(w, t->right);
    return 1;
}

static uint32_t hand(int n)
{
    int next = 0;
    struct tree *t = new_tree(TREE_LEVELS, &next);
    uint32_t h = 1;
    for (int i = 0; i < n / TREE_SIZE; i++) {
        struct walker w = {0};
        push_left(&w, t);
        for (int v; walker_next(&w, &v);)
            h = hash(h, v);
        free(w.stack);
    }
    return h;
}

const struct variant variants[] = {{"hand", hand}, {"cogen", cogen}, {0, 0}};
