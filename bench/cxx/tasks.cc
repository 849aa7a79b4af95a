// tasks.c in C++20.

#include "bench.h"
#include "task.h"
#include <cstdlib>
#include <new>
#include <vector>

static uint32_t bytes;
static bool counting;

void *operator new(std::size_t size)
{
    if (counting)
        bytes += size;
    void *p = std::malloc(size);
    if (!p)
        std::abort();
    return p;
}

void operator delete(void *p) noexcept
{
    std::free(p);
}

void operator delete(void *p, std::size_t) noexcept
{
    std::free(p);
}

// An object to wait for, as big as a pointer.
struct ready {
    void *self;
    bool await_ready()
    {
        return false;
    }
    void await_suspend(std::coroutine_handle<> h)
    {
        waiting = h;
    }
    int await_resume()
    {
        return 1;
    }
};

static task<int> one(int id)
{
    co_return co_await ready{nullptr} + id;
}

static uint32_t cxx(int n)
{
    std::vector<task<int>> tasks;
    tasks.reserve(n);
    counting = true;
    for (int i = 0; i < n; i++) {
        tasks.push_back(one(i));
        tasks.back().start();
    }
    return bytes;
}

const variant variants[] = {{"cxx", cxx}, {0, 0}};
