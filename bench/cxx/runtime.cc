// The workloads of runtime.c in C++20, on the least that schedules coroutines.

#include "bench.h"
#include "scheduler.h"

static job nothing()
{
    co_return 1;
}

static task<int> spawn(int n)
{
    int ended = 0;
    for (int i = 0; i < n; i++) {
        nursery all;
        all.start(nothing());
        ended += co_await all;
    }
    co_return ended;
}

static job yields(int n)
{
    for (int i = 0; i < n; i++)
        co_await yield_now();
    co_return 1;
}

// What is printed of N things that DEPTH tasks do.
static int by_tasks(int n, int ended)
{
    return ended == depth ? n : 0;
}

static task<int> yield(int n)
{
    nursery all;
    for (int i = 0; i < depth; i++)
        all.start(yields(n / depth));
    co_return by_tasks(n, co_await all);
}

// Two tasks that wake each other.
static node *parked[2];
static int left;

struct pass : node {
    int me;
    explicit pass(int me) : me(me)
    {
    }
    bool await_ready()
    {
        return left < 0;
    }
    bool await_suspend(std::coroutine_handle<> h)
    {
        if (node *partner = std::exchange(parked[!me], nullptr))
            ready.push(partner);
        if (left-- <= 0)
            return false;
        handle = h;
        parked[me] = this;
        return true;
    }
    bool await_resume()
    {
        return left >= 0;
    }
};

static task<int> passes(int me, int levels)
{
    if (levels > 1)
        co_return co_await passes(me, levels - 1);
    for (bool goes_on = true; goes_on;)
        goes_on = co_await pass(me);
    co_return 1;
}

static job passing(int me)
{
    co_return co_await passes(me, depth);
}

static task<int> wake(int n)
{
    left = n;
    nursery all;
    all.start(passing(0));
    all.start(passing(1));
    co_return co_await all == 2 ? n : 0;
}

static job sends(channel &c, int n)
{
    for (int i = 0; i < n; i++)
        co_await c.send(i);
    co_return 1;
}

static task<int> through(int n)
{
    int good = 0;
    channel c(16);
    nursery all;
    all.start(sends(c, n));
    for (int i = 0; i < n; i++)
        good += co_await c.receive() == i;
    co_await all;
    co_return good;
}

static job echoes(channel &to, channel &from, int n)
{
    for (int i = 0; i < n; i++)
        co_await from.send(co_await to.receive());
    co_return 1;
}

static task<int> pingpong(int n)
{
    int good = 0;
    channel to(1), from(1);
    nursery all;
    all.start(echoes(to, from, n));
    for (int i = 0; i < n; i++) {
        co_await to.send(i);
        good += co_await from.receive() == i;
    }
    co_await all;
    co_return good;
}

static task<int> lock(int n)
{
    mutex m;
    for (int i = 0; i < n; i++) {
        co_await m;
        m.unlock();
    }
    co_return n;
}

static job locks(mutex &m, int n)
{
    for (int i = 0; i < n; i++) {
        co_await m;
        co_await yield_now();
        m.unlock();
    }
    co_return 1;
}

static task<int> contended(int n)
{
    mutex m;
    nursery all;
    for (int i = 0; i < depth; i++)
        all.start(locks(m, n / depth));
    co_return by_tasks(n, co_await all);
}

static task<int> join(int n)
{
    int ended = 0;
    for (int i = 0; i < n; i++) {
        nursery all;
        for (int j = 0; j < depth && j < 8; j++)
            all.start(yields(1));
        ended += co_await all;
    }
    co_return ended / (depth < 8 ? depth : 8);
}

template <task<int> function(int)> static uint32_t run(int n)
{
    if (depth == 0)
        depth = 1;
    auto t = function(n);
    t.start();
    while (node *next = ready.pop())
        next->handle.resume();
    return t.done() ? t.result() : 0;
}

const variant variants[] = {
    {"spawn", run<spawn>},         {"yield", run<yield>},       {"wake", run<wake>},
    {"channel", run<through>},     {"pingpong", run<pingpong>}, {"lock", run<lock>},
    {"contended", run<contended>}, {"join", run<join>},         {0, 0},
};
