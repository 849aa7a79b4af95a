/* A stream of the numbers 0 to 9, one every 100 ms, by adaptors.

   The expression of an adaptor may await where the source is a stream, so this is
   numgen.c without a coroutine that has a name, but for the one that main runs.  */

#include <cogen/iter.h>
#include <time.h>

static co_future(int) run(void)
{
    co_stream(int) numbers = co_map(co_stream_of(co_range(0, 10)), i, ({
                                        co_await(co_sleep(100));
                                        i;
                                    }));

    co_return(co_sum(co_inspect(numbers, v, {
        printf("%d\n", v);
        fflush(stdout);
    })));
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
    int total = co_block_on(run());

    printf("their sum is %d\n", total);
    printf("it took %s\n", seconds() - start >= 1 ? "a second" : "less than a second");
    return 0;
}
