/* What tasks cost: the variants of this program are its workloads, each N times, and DEPTH
   says how many tasks there are, or how deep they await.

     spawn      a task that ends at once is started and waited for
     yield      one of DEPTH tasks lets the others run
     wake       a task is woken by another one, DEPTH awaits deep
     timeout    a timeout around what is ready
     pending    a timeout around what waits once
     sleep      a task sleeps, on the frozen clock
     sleepers   a task sleeps until its end is requested, with all others
     timers     a timer is armed and disarmed, among DEPTH that stay
     channel    an item through a channel of 16
     meeting    an item through a rendezvous
     pingpong   an item goes to another task and back, by two channels
     lock       a lock that is free
     contended  one of DEPTH tasks takes a lock and lets the others run
     join       DEPTH futures, up to 8, that wait once, at once
     select     the first of two, the other one goes on

   They all print the same for the same N.  */

#include "bench.h"

#include <cogen/future.h>
#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>

static co_future(int) nothing(void)
{
    co_return(0);
}

static co_future(int) spawn(int n)
{
    for (int i = 0; i < n; i++)
        co_nursery (nursery)
            co_start(nursery, nothing());
    co_return(n);
}

static co_future(int) yields(int n)
{
    while (n-- > 0)
        co_await(co_yield_now());
    co_return(0);
}

static co_future(int) yield(int n)
{
    co_nursery (nursery)
        for (int i = 0; i < depth; i++)
            co_start(nursery, yields(n / depth));
    co_return(n);
}

/* A leaf that wakes the partner, then waits to be woken.  */
static struct co_waker waiting[2];
static int left;

static enum co_poll pass_poll(void *self, struct co_context *cx, void *result)
{
    int me = (int)(intptr_t)self;

    if (!waiting[me].vtable)
        waiting[me] = co_waker_clone(cx->waker);
    co_waker_wake_by_ref(&waiting[!me]);
    if (left-- > 0)
        return CO_PENDING;
    *(int *)result = 0;
    return CO_READY;
}

static void pass_drop(void *self)
{
    co_waker_drop(&waiting[(intptr_t)self]);
}

static const struct co_future_vtable pass_vtable = {
    .head = {.abi = CO_ABI_VERSION, .align = 1, .name = "pass", .drop = pass_drop},
    .poll = pass_poll,
};

static co_future(int) pass(int me)
{
    return (co_future(int)){(void *)(intptr_t)me, &pass_vtable};
}

static co_future(int) passes(int me, int levels)
{
    co_return(levels > 1 ? co_await(passes(me, levels - 1)) : co_await(pass(me)));
}

static co_future(int) wake(int n)
{
    left = n;
    co_nursery (nursery) {
        co_start(nursery, passes(0, depth));
        co_start(nursery, passes(1, depth));
    }
    co_return(n);
}

static co_future(int) timeout(int n)
{
    for (int i = 0; i < n; i++)
        co_await(co_timeout(1000, nothing()));
    co_return(n);
}

static co_future(int) pending(int n)
{
    for (int i = 0; i < n; i++)
        co_await(co_timeout(1000, yields(1)));
    co_return(n);
}

static co_future(int) sleeps(int n)
{
    co_clock_freeze();
    for (int i = 0; i < n; i++)
        co_await(co_sleep(3));
    co_return(n);
}

static co_future(int) waits(void)
{
    co_return(co_await(co_sleep_for(1000000)));
}

static co_future(int) sleepers(int n)
{
    co_nursery (nursery) {
        for (int i = 0; i < n; i++)
            co_start(nursery, waits());
        co_await(co_yield_now());
        co_cancel(nursery);
    }
    co_return(n);
}

static co_future(int) timers(int n)
{
    co_nursery (nursery) {
        for (int i = 0; i < depth; i++)
            co_start(nursery, waits());
        co_await(co_yield_now());
        for (int i = 0; i < n; i++)
            co_await(co_timeout(1000, yields(1)));
        break;
    }
    co_return(n);
}

static co_future(int) sends(co_chan(int) c, int n)
{
    for (int i = 0; i < n; i++)
        co_await(co_send(c, i));
    co_return(0);
}

static co_future(int) through(int n, size_t capacity)
{
    co_chan(int) c = co_chan_new(int, capacity);
    int v;
    co_nursery (nursery) {
        co_start(nursery, sends(c, n));
        for (int i = 0; i < n; i++)
            co_await(co_recv(c, &v));
    }
    co_chan_unref(c);
    co_return(n);
}

static co_future(int) echoes(co_chan(int) to, co_chan(int) from, int n)
{
    int v;
    for (int i = 0; i < n; i++) {
        co_await(co_recv(to, &v));
        co_await(co_send(from, v));
    }
    co_return(0);
}

static co_future(int) pingpong(int n)
{
    co_chan(int) to = co_chan_new(int, 1);
    co_chan(int) from = co_chan_new(int, 1);
    int v;
    co_nursery (nursery) {
        co_start(nursery, echoes(to, from, n));
        for (int i = 0; i < n; i++) {
            co_await(co_send(to, i));
            co_await(co_recv(from, &v));
        }
    }
    co_chan_unref(to);
    co_chan_unref(from);
    co_return(n);
}

static co_future(int) lock(int n)
{
    struct co_mutex mutex = CO_MUTEX_INIT;
    for (int i = 0; i < n; i++) {
        co_await(co_lock(&mutex));
        co_unlock(&mutex);
    }
    co_return(n);
}

static co_future(int) locks(struct co_mutex *mutex, int n)
{
    while (n-- > 0) {
        co_await(co_lock(mutex));
        co_await(co_yield_now());
        co_unlock(mutex);
    }
    co_return(0);
}

static co_future(int) contended(int n)
{
    struct co_mutex mutex = CO_MUTEX_INIT;
    co_nursery (nursery)
        for (int i = 0; i < depth; i++)
            co_start(nursery, locks(&mutex, n / depth));
    co_return(n);
}

static co_future(int) join(int n)
{
    int r;
    for (int i = 0; i < n; i++) {
        co_auto co_future(int) f[8] = {0};
        for (int j = 0; j < depth && j < 8; j++)
            f[j] = yields(1);
        co_await(co_join(&f[0], &r, &f[1], &r, &f[2], &r, &f[3], &r, &f[4], &r, &f[5], &r,
                         &f[6], &r, &f[7], &r));
    }
    co_return(n);
}

static co_future(int) selects(int n)
{
    int r;
    co_future(int) other = co_never(int);
    for (int i = 0; i < n; i++) {
        co_future(int) f = yields(1);
        co_await(co_select(&f, &r, &other, &r));
    }
    co_return(n);
}

#define VARIANT(name, ...)                                                               \
    static uint32_t run_##name(int n)                                                    \
    {                                                                                    \
        if (depth == 0)                                                                  \
            depth = 1;                                                                   \
        return (uint32_t)co_block_on(__VA_ARGS__);                                       \
    }

VARIANT(spawn, spawn(n))
VARIANT(yield, yield(n))
VARIANT(wake, wake(n))
VARIANT(timeout, timeout(n))
VARIANT(pending, pending(n))
VARIANT(sleep, sleeps(n))
VARIANT(sleepers, sleepers(n))
VARIANT(timers, timers(n))
VARIANT(channel, through(n, 16))
VARIANT(meeting, through(n, 0))
VARIANT(pingpong, pingpong(n))
VARIANT(lock, lock(n))
VARIANT(contended, contended(n))
VARIANT(join, join(n))
VARIANT(select, selects(n))

const struct variant variants[] = {
    {"spawn", run_spawn},     {"yield", run_yield},     {"wake", run_wake},
    {"timeout", run_timeout}, {"pending", run_pending}, {"sleep", run_sleep},
    {"sleepers", run_sleepers},
    {"timers", run_timers},   {"channel", run_channel}, {"meeting", run_meeting},
    {"pingpong", run_pingpong},
    {"lock", run_lock},       {"contended", run_contended},
    {"join", run_join},       {"select", run_select},
    {0, 0},
};
