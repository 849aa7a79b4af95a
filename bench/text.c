/* A range that others call by a pointer, so nobody gives it memory of his own: for the size
   of its code.  */

#ifdef HAND
#include <stdbool.h>
#include <stdlib.h>

struct numbers_table {
    bool (*next)(void *, int *);
    void (*drop)(void *);
};

struct numbers {
    void *self;
    const struct numbers_table *table;
};

struct range {
    int state, i, hi;
};

static bool range_next(void *self, int *item)
{
    struct range *r = self;
    switch (r->state) {
    case 1:
        r->i++;
        /* fall through */
    case 0:
        if (r->i < r->hi) {
            *item = r->i;
            r->state = 1;
            return true;
        }
        r->state = -1;
        /* fall through */
    case -1:
        return false;
    default:
        abort();
    }
}

static const struct numbers_table range_table = {range_next, free};

static struct numbers range(int lo, int hi)
{
    struct range *r = malloc(sizeof *r);
    if (!r)
        return (struct numbers){0};
    *r = (struct range){0, lo, hi};
    return (struct numbers){r, &range_table};
}

struct numbers (*const make_range)(int, int) = range;
#else
#include <cogen.h>

static co_iterator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield (i);
}

co_iterator(int) (*const make_range)(int, int) = range;
#endif
