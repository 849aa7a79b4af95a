// The least that C++20 needs to write the iterators of the benchmarks: a generator that
// can yield from another one at constant cost.

#ifndef GENERATOR_H
#define GENERATOR_H

#include <coroutine>
#include <exception>
#include <utility>

template <typename T> class generator
{
  public:
    struct promise_type;
    using handle = std::coroutine_handle<promise_type>;

    struct promise_type {
        T value;
        promise_type *root = this; // of the chain
        handle innermost;          // of the root: the one that is resumed
        handle outer;              // who yields from this one

        promise_type() : innermost(handle::from_promise(*this))
        {
        }
        generator get_return_object()
        {
            return generator(handle::from_promise(*this));
        }
        std::suspend_always initial_suspend() noexcept
        {
            return {};
        }
        std::suspend_always yield_value(T v)
        {
            root->value = v;
            return {};
        }
        void return_void()
        {
        }
        void unhandled_exception()
        {
            std::terminate();
        }

        struct to_outer {
            bool await_ready() noexcept
            {
                return false;
            }
            std::coroutine_handle<> await_suspend(handle h) noexcept
            {
                promise_type &p = h.promise();
                if (!p.outer)
                    return std::noop_coroutine();
                p.root->innermost = p.outer;
                return p.outer;
            }
            void await_resume() noexcept
            {
            }
        };
        to_outer final_suspend() noexcept
        {
            return {};
        }
    };

    explicit generator(handle h) : h(h)
    {
    }
    generator(generator &&other) : h(std::exchange(other.h, nullptr))
    {
    }
    generator &operator=(generator &&) = delete;
    ~generator()
    {
        if (h)
            h.destroy();
    }

    // True if there is one more value.
    bool next()
    {
        h.promise().innermost.resume();
        return !h.done();
    }
    T value() const
    {
        return h.promise().value;
    }

    // co_await a generator within one: yields all that it yields.
    bool await_ready()
    {
        return false;
    }
    handle await_suspend(handle outer)
    {
        promise_type &p = h.promise();
        p.root = outer.promise().root;
        p.outer = outer;
        p.root->innermost = h;
        return h;
    }
    void await_resume()
    {
    }

  private:
    handle h;
};

#endif
