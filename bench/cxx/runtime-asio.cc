// The workloads of runtime.c by asio's coroutines and channels, where it has such a thing.

#include "bench.h"

#include <asio.hpp>
#include <asio/experimental/as_tuple.hpp>
#include <asio/experimental/awaitable_operators.hpp>
#include <asio/experimental/channel.hpp>
#include <asio/experimental/deferred.hpp>
#include <asio/experimental/parallel_group.hpp>
#include <array>
#include <optional>

using asio::awaitable;
using asio::use_awaitable;
using asio::experimental::deferred;
using namespace asio::experimental::awaitable_operators;
using channel = asio::experimental::channel<void(std::error_code, int)>;

static asio::io_context context(1);

// For what is cancelled in time: no exception tells of it.
static constexpr auto quietly = asio::experimental::as_tuple(use_awaitable);

static awaitable<int> nothing()
{
    co_return 1;
}

static awaitable<int> yields(int n)
{
    for (int i = 0; i < n; i++)
        co_await asio::post(use_awaitable);
    co_return 1;
}

// Tasks that are awaited together; the last one makes room in a channel.
class nursery
{
  public:
    void start(awaitable<int> task)
    {
        running++;
        asio::co_spawn(context, std::move(task), [this](std::exception_ptr, int v) {
            sum += v;
            if (--running == 0)
                ended.try_send(std::error_code(), sum);
        });
    }
    awaitable<int> end()
    {
        co_return co_await ended.async_receive(use_awaitable);
    }

  private:
    channel ended{context, 1};
    int running = 0, sum = 0;
};

static awaitable<int> spawn(int n)
{
    int ended = 0;
    for (int i = 0; i < n; i++)
        ended += co_await asio::co_spawn(context, nothing(), use_awaitable);
    co_return ended;
}

static awaitable<int> yield(int n)
{
    nursery all;
    for (int i = 0; i < depth; i++)
        all.start(yields(n / depth));
    co_return co_await all.end() == depth ? n : 0;
}

// Two tasks that wake each other, by handlers of an operation that never ends by itself.
using handler = asio::async_result<asio::use_awaitable_t<>, void()>::handler_type;
static std::array<std::optional<handler>, 2> parked;
static int left;

static void wake_up(int who)
{
    if (parked[who]) {
        handler h = std::move(*parked[who]);
        parked[who].reset();
        asio::post(std::move(h));
    }
}

static awaitable<int> passes(int me, int levels)
{
    if (levels > 1)
        co_return co_await passes(me, levels - 1);
    while (left >= 0) {
        wake_up(!me);
        if (left-- <= 0)
            break;
        co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(
            [me](handler h) { parked[me].emplace(std::move(h)); }, use_awaitable);
    }
    co_return 1;
}

static awaitable<int> wake(int n)
{
    nursery all;
    left = n;
    all.start(passes(0, depth));
    all.start(passes(1, depth));
    co_return co_await all.end() == 2 ? n : 0;
}

static awaitable<int> limited(int n, int waits)
{
    int in_time = 0;
    for (int i = 0; i < n; i++) {
        asio::steady_timer timer(context, std::chrono::seconds(1));
        auto first = co_await(yields(waits) || timer.async_wait(quietly));
        in_time += first.index() == 0;
    }
    co_return in_time;
}

static awaitable<int> timeout(int n)
{
    return limited(n, 0);
}

static awaitable<int> pending(int n)
{
    return limited(n, 1);
}

static awaitable<int> sends(channel &c, int n)
{
    for (int i = 0; i < n; i++)
        co_await c.async_send(std::error_code(), i, use_awaitable);
    co_return 1;
}

static awaitable<int> through(int n, std::size_t capacity)
{
    nursery all;
    channel c(context, capacity);
    int good = 0;
    all.start(sends(c, n));
    for (int i = 0; i < n; i++)
        good += co_await c.async_receive(use_awaitable) == i;
    co_await all.end();
    co_return good;
}

static awaitable<int> buffered(int n)
{
    return through(n, 16);
}

static awaitable<int> meeting(int n)
{
    return through(n, 0);
}

static awaitable<int> echoes(channel &to, channel &from, int n)
{
    for (int i = 0; i < n; i++) {
        int v = co_await to.async_receive(use_awaitable);
        co_await from.async_send(std::error_code(), v, use_awaitable);
    }
    co_return 1;
}

static awaitable<int> pingpong(int n)
{
    nursery all;
    channel to(context, 1), from(context, 1);
    int good = 0;
    all.start(echoes(to, from, n));
    for (int i = 0; i < n; i++) {
        co_await to.async_send(std::error_code(), i, use_awaitable);
        good += co_await from.async_receive(use_awaitable) == i;
    }
    co_await all.end();
    co_return good;
}

static awaitable<int> join(int n)
{
    auto one = [] { return asio::co_spawn(context, yields(1), deferred); };
    for (int i = 0; i < n; i++)
        co_await asio::experimental::make_parallel_group(one(), one(), one(), one(),
                                                         one(), one(), one(), one())
            .async_wait(asio::experimental::wait_for_all(), use_awaitable);
    co_return n;
}

static awaitable<int> select(int n)
{
    int first = 0;
    channel never(context, 0);
    for (int i = 0; i < n; i++) {
        auto which = co_await(yields(1) || never.async_receive(quietly));
        first += which.index() == 0;
    }
    co_return first;
}

template <awaitable<int> function(int)> static uint32_t run(int n)
{
    int result = 0;
    if (depth == 0)
        depth = 1;
    asio::co_spawn(context, function(n), [&](std::exception_ptr, int v) { result = v; });
    context.run();
    return result;
}

const variant variants[] = {
    {"spawn", run<spawn>},
    {"yield", run<yield>},
    {"wake", run<wake>},
    {"timeout", run<timeout>},
    {"pending", run<pending>},
    {"channel", run<buffered>},
    {"meeting", run<meeting>},
    {"pingpong", run<pingpong>},
    {"join", run<join>},
    {"select", run<select>},
    {0, 0},
};
