/* A future that awaits two others, which others call by a pointer: for the size of its
   code.  */

#ifdef HAND
#include <stdbool.h>
#include <stdlib.h>

struct context;

struct number_table {
    bool (*poll)(void *, struct context *, int *);
    void (*drop)(void *);
};

struct number {
    void *self;
    const struct number_table *table;
};

struct number reads(int n);

struct sum {
    int state, n, first;
    struct number awaited;
};

static bool sum_poll(void *self, struct context *cx, int *result)
{
    struct sum *s = self;
    int second;
    switch (s->state) {
    case 0:
        s->awaited = reads(s->n);
        s->state = 1;
        /* fall through */
    case 1:
        if (!s->awaited.table->poll(s->awaited.self, cx, &s->first))
            return false;
        s->awaited.table->drop(s->awaited.self);
        s->awaited = reads(s->first + 3);
        s->state = 2;
        /* fall through */
    case 2:
        if (!s->awaited.table->poll(s->awaited.self, cx, &second))
            return false;
        s->awaited.table->drop(s->awaited.self);
        s->state = -1;
        *result = s->first + second;
        return true;
    default:
        abort();
    }
}

static void sum_drop(void *self)
{
    struct sum *s = self;
    if (s->state > 0)
        s->awaited.table->drop(s->awaited.self);
    free(s);
}

static const struct number_table sum_table = {sum_poll, sum_drop};

static struct number sum(int n)
{
    struct sum *s = malloc(sizeof *s);
    if (!s)
        return (struct number){0};
    s->state = 0;
    s->n = n;
    return (struct number){s, &sum_table};
}

struct number (*const make_sum)(int) = sum;
#else
#include <cogen.h>

co_future(int) reads(int n);

static co_future(int) sum(int n)
{
    int first = co_await(reads(n));
    int second = co_await(reads(first + 3));
    co_return(first + second);
}

co_future(int) (*const make_sum)(int) = sum;
#endif
