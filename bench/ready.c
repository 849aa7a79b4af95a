/* An await of a coroutine of the same unit that has nothing to wait for.  By hand, a call
   that the compiler may not inline.  */

#include "bench.h"
#include "wake.h"

/* How often a call had to wait: never.  */
static volatile int empty;

static co_future(int) get(int x)
{
    if (empty)
        co_await (leaf());
    co_return (x);
}

static co_future(int) all(int n)
{
    uint32_t h = 1;
    for (int i = 0; i < n; i++)
        h = hash(h, co_await (get(i)));
    co_return ((int)h);
}

static uint32_t cogen(int n)
{
    return consume(all(n));
}

static __attribute__((noinline)) int get_by_hand(int x)
{
    if (empty)
        x = -1;
    return x;
}

static uint32_t hand(int n)
{
    uint32_t h = 1;
    for (int i = 0; i < n; i++)
        h = hash(h, get_by_hand(i));
    return hash(0, h);
}

const struct variant variants[] = {{"hand", hand}, {"cogen", cogen}, {0, 0}};
