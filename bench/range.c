/* Numbers from an iterator of the same unit, hashed: the loop should be all that is left.  */

#include "bench.h"
#include <cogen.h>

static co_iterator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield (i);
}

static uint32_t cogen(int n)
{
    uint32_t h = 1;
    co_for(int v, range(0, n)) h = hash(h, v);
    return h;
}

static uint32_t hand(int n)
{
    uint32_t h = 1;
    for (int v = 0; v < n; v++)
        h = hash(h, v);
    return h;
}

const struct variant variants[] = {{"hand", hand}, {"cogen", cogen}, {0, 0}};
