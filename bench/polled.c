/* A wake of two futures that somebody waits for at once: both are polled, and wait.  N is
   the number of polls.  By hand, their leaves are polled directly.  */

#include "bench.h"
#include "wake.h"
#include <cogen.h>

/* Polls until both are ready, what is not.  */
#define POLL_BOTH(poll_a, poll_b)                                                        \
    uint32_t rounds = 0;                                                                 \
    for (bool a_done = false, b_done = false; !(a_done && b_done); rounds++) {           \
        a_done = a_done || (poll_a) == CO_READY;                                         \
        b_done = b_done || (poll_b) == CO_READY;                                         \
    }

static co_future(int) level1(void)
{
    co_return (co_await (leaf()) + 1);
}

static co_future(int) level2(void)
{
    co_return (co_await (level1()) + 1);
}

static uint32_t cogen(int n)
{
    leaf_pending = n;
    co_auto co_future(int) a = level1(), b = level2();
    struct co_context context = {0};
    int x = 0, y = 0;
    POLL_BOTH(co_poll(&a, &context, &x), co_poll(&b, &context, &y));
    return hash(rounds, x + y);
}

static uint32_t hand(int n)
{
    leaf_pending = n;
    co_future(int) a = leaf(), b = leaf();
    struct co_context context = {0};
    int x = 0, y = 0;
    POLL_BOTH(a.vtable->poll(a.self, &context, &x), b.vtable->poll(b.self, &context, &y));
    return hash(rounds, x + y + 3);
}

const struct variant variants[] = {{"hand", hand}, {"cogen", cogen}, {0, 0}};
