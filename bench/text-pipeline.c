/* A loop over a pipeline, which dissolves: for the size of its code.  */

#include <stdbool.h>

static int mix(int x)
{
    return (int)((unsigned)x * 2654435761u >> 4);
}

static bool odd(int x)
{
    return x & 1;
}

#ifdef HAND
unsigned pipeline(int n)
{
    unsigned sum = 0;
    int left = n;
    if (left > 0)
        for (int i = 0; i < n; i++) {
            int v = mix(i);
            if (odd(v)) {
                sum += mix(v);
                if (--left == 0)
                    break;
            }
        }
    return sum;
}
#else
#include <cogen.h>

static inline co_iterator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield (i);
}

static inline co_iterator(int) map(co_iterator(int) it, int (*f)(int))
{
    co_for(int v, it) co_yield (f(v));
}

static inline co_iterator(int) filter(co_iterator(int) it, bool (*keep)(int))
{
    co_for(int v, it) if (keep(v)) co_yield (v);
}

static inline co_iterator(int) take(co_iterator(int) it, int n)
{
    if (n > 0)
        co_for(int v, it)
        {
            co_yield (v);
            if (--n == 0)
                break;
        }
}

unsigned pipeline(int n)
{
    unsigned sum = 0;
    co_for(int v, take(map(filter(map(range(0, n), mix), odd), mix), n)) sum += v;
    return sum;
}
#endif
