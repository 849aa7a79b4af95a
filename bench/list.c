/* Delegation as deep as a list is long: each node yields its value, then all that the next
   one yields.  N is the number of items, in whole walks of DEPTH.  By hand, an iterator
   that allocates a frame for each node until the walk ends, as the recursion would.  With
   -DBACK each node has something to do when the rest has ended, and a frame until then.  */

#include "bench.h"
#include <cogen.h>
#include <stdlib.h>

struct list {
    struct list *next;
    int value;
};

static struct list *new_list(int length)
{
    struct list *head = NULL;
    while (length--) {
        struct list *l = malloc(sizeof *l);
        if (!l)
            abort();
        *l = (struct list){head, length};
        head = l;
    }
    return head;
}

#ifdef BACK
static int ended;
#define END(l) (ended += (l)->value)
#else
#define END(l) ((void)(l))
#endif

static co_iterator(int) walk(const struct list *l)
{
    co_yield (l->value);
    if (l->next)
        co_yield_from(walk(l->next));
    END(l);
}

static uint32_t cogen(int n)
{
    struct list *l = new_list(depth);
    uint32_t h = 1;
    for (int i = 0; i < n / depth; i++)
        co_for(int v, walk(l)) h = hash(h, v);
    return h;
}

struct frame {
    struct frame *outer;
    const struct list *l;
};

static __attribute__((noinline)) int step(struct frame **top, const struct list *l,
                                          int *item)
{
    if (!l)
        return 0;
    struct frame *frame = malloc(sizeof *frame);
    if (!frame)
        abort();
    *frame = (struct frame){*top, l};
    *top = frame;
    *item = l->value;
    return 1;
}

static uint32_t hand(int n)
{
    struct list *l = new_list(depth);
    uint32_t h = 1;
    for (int i = 0; i < n / depth; i++) {
        struct frame *top = NULL;
        for (int v; step(&top, top ? top->l->next : l, &v);)
            h = hash(h, v);
        while (top) {
            struct frame *outer = top->outer;
            END(top->l);
            free(top);
            top = outer;
        }
    }
    return h;
}

const struct variant variants[] = {{"hand", hand}, {"cogen", cogen}, {0, 0}};
