/* The producers of opaque.c.  */

#include "opaque.h"
#include <stdlib.h>

co_iterator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield (i);
}

struct range {
    struct numbers base;
    enum { START, SUSPENDED, FINISHED } state;
    int i, hi;
};

static bool range_next(struct numbers *self, int *item)
{
    struct range *r = (struct range *)self;
    switch (r->state) {
    case SUSPENDED:
        r->i++;
        /* fall through */
    case START:
        if (r->i < r->hi) {
            *item = r->i;
            r->state = SUSPENDED;
            return true;
        }
        r->state = FINISHED;
        /* fall through */
    default:
        return false;
    }
}

static void range_drop(struct numbers *self)
{
    free(self);
}

struct numbers *new_range(int lo, int hi)
{
    static const struct numbers_table table = {range_next, range_drop};
    struct range *r = malloc(sizeof *r);
    if (!r)
        abort();
    *r = (struct range){{&table}, START, lo, hi};
    return &r->base;
}
