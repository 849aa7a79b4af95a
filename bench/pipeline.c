/* range | map | filter | take | sum: adaptors that own the iterator they are given.  An
   item is a number of the range.  */

#include "bench.h"
#include <cogen.h>
#include <stdbool.h>

static co_iterator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield (i);
}

static co_iterator(int) map(co_iterator(int) it, int (*f)(int))
{
    co_for(int v, it) co_yield (f(v));
}

static co_iterator(int) filter(co_iterator(int) it, bool (*keep)(int))
{
    co_for(int v, it) if (keep(v)) co_yield (v);
}

static co_iterator(int) take(co_iterator(int) it, int n)
{
    if (n > 0)
        co_for(int v, it)
        {
            co_yield (v);
            if (--n == 0)
                break;
        }
}

static int mix(int x)
{
    return (int)((unsigned)x * 2654435761u >> 4);
}

static bool odd(int x)
{
    return x & 1;
}

static uint32_t cogen(int n)
{
    uint32_t sum = 0;
    co_for(int v, take(filter(map(range(0, n), mix), odd), n)) sum += v;
    return sum;
}

static uint32_t hand(int n)
{
    uint32_t sum = 0;
    int left = n;
    for (int i = 0; i < n && left; i++) {
        int v = mix(i);
        if (odd(v)) {
            sum += v;
            left--;
        }
    }
    return sum;
}

const struct variant variants[] = {{"hand", hand}, {"cogen", cogen}, {0, 0}};
