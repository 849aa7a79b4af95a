/* A loop over each of many ranges: two levels of iterators, hashed.  */

#include "bench.h"
#include <cogen.h>

enum { INNER = 10 };

static co_iterator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield (i);
}

static co_iterator(int) flat_map(int n)
{
    co_for(int i, range(0, n)) co_for(int j, range(i, i + INNER)) co_yield (j);
}

static uint32_t cogen(int n)
{
    uint32_t h = 1;
    co_for(int v, flat_map(n / INNER)) h = hash(h, v);
    return h;
}

static uint32_t hand(int n)
{
    uint32_t h = 1;
    for (int i = 0; i < n / INNER; i++)
        for (int j = i; j < i + INNER; j++)
            h = hash(h, j);
    return h;
}

const struct variant variants[] = {{"hand", hand}, {"cogen", cogen}, {0, 0}};
