/* One resume over an opaque boundary: the producer is in opaque-producer.c.  */

#include "bench.h"
#include "opaque.h"

static uint32_t cogen(int n)
{
    uint32_t h = 1;
    co_for(int v, range(0, n)) h = hash(h, v);
    return h;
}

static uint32_t hand(int n)
{
    uint32_t h = 1;
    struct numbers *it = new_range(0, n);
    for (int v; it->table->next(it, &v);)
        h = hash(h, v);
    it->table->drop(it);
    return h;
}

const struct variant variants[] = {{"hand", hand}, {"cogen", cogen}, {0, 0}};
