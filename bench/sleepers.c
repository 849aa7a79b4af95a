/* Bytes asked of the allocator for each task that sleeps.  N tasks are started and sleep, and
   then their end is requested; what is printed is the number of bytes that they had.  */

#include "allocated.h"
#include "bench.h"

#include <cogen/task.h>
#include <cogen/time.h>

static co_future(int) sleeper(void)
{
    co_return(co_await(co_sleep_for(1000000)));
}

static co_future(int) sleepers(int n)
{
    uint32_t before = allocated, all = 0;
    co_nursery (nursery) {
        for (int i = 0; i < n; i++)
            co_start(nursery, sleeper());
        co_await(co_yield_now());
        all = allocated - before;
        co_cancel(nursery);
    }
    co_return((int)all);
}

static uint32_t cogen(int n)
{
    return (uint32_t)co_block_on(sleepers(n));
}

const struct variant variants[] = {{"cogen", cogen}, {0, 0}};
