/* A stream of the numbers 0 to 9, one every 100 ms.

   A stream may wait and yield.  ticks() waits by awaiting a timer; sum() reads
   it by co_for_await, and is itself a future that main runs.  */

#include <cogen.h>
#include <stdio.h>
#include <time.h>

co_stream(int) ticks(unsigned ms, int n)
{
    for (int i = 0; i < n; i++) {
        co_await(co_sleep(ms));
        co_yield(i);
    }
}

co_future(int) sum(co_stream(int) numbers)
{
    int total = 0;

    co_for_await (int v, numbers) {
        printf("%d\n", v);
        fflush(stdout);
        total += v;
    }
    co_return(total);
}

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

int main(void)
{
    double start = seconds();
    int total = co_block_on(sum(ticks(100, 10)));

    printf("their sum is %d\n", total);
    printf("it took %s\n", seconds() - start >= 1 ? "a second" : "less than a second");
    return 0;
}
