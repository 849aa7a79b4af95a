// The least that C++20 needs to write the futures of the benchmarks: a task that is started
// when it is awaited and resumes who awaits it.

#ifndef TASK_H
#define TASK_H

#include <coroutine>
#include <exception>
#include <utility>

template <typename T> class task
{
  public:
    struct promise_type;
    using handle = std::coroutine_handle<promise_type>;

    struct promise_type {
        T result;
        std::coroutine_handle<> waiter;

        task get_return_object()
        {
            return task(handle::from_promise(*this));
        }
        std::suspend_always initial_suspend() noexcept
        {
            return {};
        }
        void return_value(T v)
        {
            result = v;
        }
        void unhandled_exception()
        {
            std::terminate();
        }

        struct to_waiter {
            bool await_ready() noexcept
            {
                return false;
            }
            std::coroutine_handle<> await_suspend(handle h) noexcept
            {
                if (h.promise().waiter)
                    return h.promise().waiter;
                return std::noop_coroutine();
            }
            void await_resume() noexcept
            {
            }
        };
        to_waiter final_suspend() noexcept
        {
            return {};
        }
    };

    explicit task(handle h) : h(h)
    {
    }
    task(task &&other) : h(std::exchange(other.h, nullptr))
    {
    }
    task &operator=(task &&) = delete;
    ~task()
    {
        if (h)
            h.destroy();
    }

    void start()
    {
        h.resume();
    }
    bool done() const
    {
        return h.done();
    }
    T result() const
    {
        return h.promise().result;
    }

    bool await_ready()
    {
        return false;
    }
    handle await_suspend(std::coroutine_handle<> waiter)
    {
        h.promise().waiter = waiter;
        return h;
    }
    T await_resume()
    {
        return h.promise().result;
    }

  private:
    handle h;
};

// What the benchmarks wait for: who waits is resumed by `waiting.resume ()'.
inline std::coroutine_handle<> waiting;

struct wait {
    bool await_ready()
    {
        return false;
    }
    void await_suspend(std::coroutine_handle<> h)
    {
        waiting = h;
    }
    void await_resume()
    {
    }
};

#endif
