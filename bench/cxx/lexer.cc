// lexer.c in C++20: bytes go in through the promise.

#include "lexer.h"
#include "bench.h"
#include <coroutine>
#include <exception>
#include <utility>

class lexer
{
  public:
    struct promise_type {
        int c;
        token out;
        lexer get_return_object()
        {
            return lexer(std::coroutine_handle<promise_type>::from_promise(*this));
        }
        std::suspend_always initial_suspend() noexcept
        {
            return {};
        }
        std::suspend_always final_suspend() noexcept
        {
            return {};
        }
        void unhandled_exception()
        {
            std::terminate();
        }
        void return_void()
        {
        }
        struct next_byte {
            promise_type &p;
            bool await_ready()
            {
                return false;
            }
            void await_suspend(std::coroutine_handle<>)
            {
            }
            int await_resume()
            {
                return p.c;
            }
        };
        next_byte yield_value(token t)
        {
            out = t;
            return {*this};
        }
        struct first_byte {
            promise_type *p;
            bool await_ready()
            {
                return false;
            }
            bool await_suspend(std::coroutine_handle<promise_type> h)
            {
                p = &h.promise();
                return false;
            }
            int await_resume()
            {
                return p->c;
            }
        };
    };
    explicit lexer(std::coroutine_handle<promise_type> h) : h(h)
    {
    }
    lexer(lexer &&other) : h(std::exchange(other.h, nullptr))
    {
    }
    ~lexer()
    {
        if (h)
            h.destroy();
    }
    token feed(int c)
    {
        h.promise().c = c;
        h.resume();
        return h.promise().out;
    }

  private:
    std::coroutine_handle<promise_type> h;
};

static lexer lex()
{
    int c = co_await lexer::promise_type::first_byte{};
    for (;;) {
        token t = {SIGN, (unsigned)c};
        if (letter(c)) {
            t.kind = WORD;
            while (letter(c = co_yield token{END, 0}))
                t.value = t.value * 31 + c;
        } else if (digit(c)) {
            t = {NUMBER, (unsigned)(c - '0')};
            while (digit(c = co_yield token{END, 0}))
                t.value = t.value * 10 + (c - '0');
        } else {
            bool sign = c > ' ';
            c = co_yield token{END, 0};
            if (!sign)
                continue;
        }
        co_yield t;
    }
}

static uint32_t cxx(int n)
{
    uint32_t h = 1;
    auto l = lex();
    for (const char *text = new_text(n); *text;) {
        token t = l.feed(*text);
        if (t.kind == END)
            text++;
        else
            h = hash(h, t.kind + t.value * 4);
    }
    return h;
}

const variant variants[] = {{"cxx", cxx}, {0, 0}};
