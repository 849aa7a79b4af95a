/* What tasks of a pool cost, in processor time of all its threads.

     pool pingpong N [THREADS]   two tasks wake each other in turn: for each time
     pool channel N [THREADS]    the same, by an item through each of two channels
     pool jobs N [THREADS]       tasks that end at once, 1,000 in a nursery: for each task
     pool yield N [THREADS]      1,000 tasks let each other run: for each time
     pool start N [THREADS]      a task is started and waited for: for each of them

   Each is done ROUNDS times; printed are the least, the median and the most, in nanoseconds.
   It is no count of instructions: where threads meet, what it costs is that they do.  */

#include <cogen/sync.h>
#include <cogen/task.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { ROUNDS = 15, JOBS = 1000 };

static double processor_time(void)
{
    struct rusage use;

    getrusage(RUSAGE_SELF, &use);
    return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1e9 +
           (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) * 1e3;
}

/* ---- Two tasks that wake each other ------------------------------------------ */

static struct co_waker wakers[2];
static atomic_int whose; /* -1: not both have left their waker */
static atomic_int there;

static enum co_poll turn_poll(void *self, struct co_context *cx, void *result)
{
    int me = (int)(intptr_t)self;

    if (!wakers[me].vtable) {
        wakers[me] = co_waker_clone(cx->waker);
        if (atomic_fetch_add(&there, 1) == 1) {
            atomic_store(&whose, 0);
            co_waker_wake_by_ref(&wakers[0]);
        }
    }
    if (atomic_load_explicit(&whose, memory_order_acquire) != me)
        return CO_PENDING;
    atomic_store_explicit(&whose, !me, memory_order_release);
    co_waker_wake_by_ref(&wakers[!me]);
    *(int *)result = 0;
    return CO_READY;
}

static void turn_drop(void *self)
{
    (void)self;
}

static const struct co_future_vtable turn_vtable = {
    .head = {.abi = CO_ABI_VERSION, .align = 1, .name = "turn", .drop = turn_drop},
    .poll = turn_poll,
};

static co_future(int) turn(int me)
{
    return (co_future(int)){(void *)(intptr_t)me, &turn_vtable};
}

static co_future(int) turns(int me, int n)
{
    for (int i = 0; i < n; i++)
        co_await(turn(me));
    co_return(0);
}

static co_future(int) pingpong(int n)
{
    whose = -1;
    there = 0;
    co_nursery(nursery)
    {
        co_start(nursery, turns(0, n / 2));
        co_start(nursery, turns(1, n / 2));
    }
    co_waker_drop(&wakers[0]);
    co_waker_drop(&wakers[1]);
    co_return(0);
}

static co_future(int) passes(co_chan(int) from, co_chan(int) to, int n, bool first)
{
    int v = 0;
    for (int i = 0; i < n; i++) {
        if (!first || i > 0)
            co_await(co_recv(from, &v));
        co_await(co_send(to, v));
    }
    if (first)
        co_await(co_recv(from, &v));
    co_return(0);
}

static co_future(int) channel(int n)
{
    co_chan(int) a = co_chan_new(int, 1), b = co_chan_new(int, 1);
    co_nursery(nursery)
    {
        co_start(nursery, passes(a, b, n / 2, true));
        co_start(nursery, passes(b, a, n / 2, false));
    }
    co_chan_unref(a);
    co_chan_unref(b);
    co_return(0);
}

/* ---- Many tasks -------------------------------------------------------------- */

static co_future(int) nothing(void)
{
    co_return(0);
}

static co_future(int) jobs(int n)
{
    for (int i = 0; i < n; i += JOBS)
        co_nursery(nursery) for (int j = 0; j < JOBS; j++) co_start(nursery, nothing());
    co_return(0);
}

static co_future(int) yields(int n)
{
    while (n-- > 0)
        co_await(co_yield_now());
    co_return(0);
}

static co_future(int) yield(int n)
{
    co_nursery(nursery) for (int j = 0; j < JOBS; j++)
        co_start(nursery, yields(n / JOBS));
    co_return(0);
}

static co_future(int) start(int n)
{
    for (int i = 0; i < n; i++)
        co_nursery(nursery) co_start(nursery, nothing());
    co_return(0);
}

/* ------------------------------------------------------------------------------ */

static co_future(int) (*workload(const char *name))(int n)
{
    return !strcmp(name, "pingpong")  ? pingpong
           : !strcmp(name, "channel") ? channel
           : !strcmp(name, "jobs")    ? jobs
           : !strcmp(name, "yield")   ? yield
           : !strcmp(name, "start")   ? start
                                      : NULL;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    if (argc < 3 || !workload(argv[1]))
        return 2;
    int n = atoi(argv[2]);
    struct co_pool *pool = co_pool_new(argc > 3 ? (unsigned)atoi(argv[3]) : 2);
    double times[ROUNDS];

    if (!pool || n <= 0)
        return 2;
    for (int i = -1; i < ROUNDS; i++) { /* the first is not counted */
        double begin = processor_time();

        co_pool_block_on(pool, workload(argv[1])(n));
        if (i >= 0)
            times[i] = (processor_time() - begin) / n;
    }
    co_pool_free(pool);
    qsort(times, ROUNDS, sizeof *times, compare);
    printf("%-10s %7.1f %7.1f %7.1f\n", argv[1], times[0], times[ROUNDS / 2],
           times[ROUNDS - 1]);
    return 0;
}
