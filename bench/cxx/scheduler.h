// The least that C++20 needs to run tasks beside each other: a queue, nurseries, a channel and
// a mutex.  What waits is in lists by members of its awaiter, which is in its frame.

#ifndef SCHEDULER_H
#define SCHEDULER_H

#include "task.h"

struct node {
    node *next;
    std::coroutine_handle<> handle;
};

class queue
{
  public:
    queue() = default;
    queue(const queue &) = delete;

    void push(node *n)
    {
        n->next = nullptr;
        *end = n;
        end = &n->next;
    }
    node *pop()
    {
        node *n = first;
        if (n) {
            first = n->next;
            if (!first)
                end = &first;
        }
        return n;
    }

  private:
    node *first = nullptr;
    node **end = &first;
};

// What can run.
inline queue ready;

struct yield_now : node {
    bool await_ready()
    {
        return false;
    }
    void await_suspend(std::coroutine_handle<> h)
    {
        handle = h;
        ready.push(this);
    }
    void await_resume()
    {
    }
};

class nursery;

// A coroutine that runs in a nursery, from when who has started it waits, and belongs to
// itself.
struct job {
    struct promise_type : node {
        nursery *parent;

        job get_return_object()
        {
            return {*this};
        }
        std::suspend_always initial_suspend() noexcept
        {
            return {};
        }
        std::suspend_never final_suspend() noexcept
        {
            return {};
        }
        void return_value(int v);
        void unhandled_exception()
        {
            std::terminate();
        }
    };
    promise_type &promise;
};

// Jobs that are awaited together, for the sum of their results.
class nursery : node
{
  public:
    void start(job j)
    {
        running++;
        j.promise.parent = this;
        j.promise.handle =
            std::coroutine_handle<job::promise_type>::from_promise(j.promise);
        ready.push(&j.promise);
    }
    void end(int v)
    {
        sum += v;
        if (--running == 0 && handle)
            ready.push(this);
    }

    bool await_ready()
    {
        return running == 0;
    }
    void await_suspend(std::coroutine_handle<> h)
    {
        handle = h;
    }
    int await_resume()
    {
        return sum;
    }

  private:
    unsigned running = 0;
    int sum = 0;
};

inline void job::promise_type::return_value(int v)
{
    parent->end(v);
}

// A channel of CAPACITY, a power of two.  Who makes room for a task that waits, or has an item
// for it, does its part, too.
class channel
{
    struct party : node {
        channel &c;
        int item;

        party(channel &c, int item) : c(c), item(item)
        {
        }
    };

  public:
    explicit channel(unsigned capacity) : capacity(capacity)
    {
    }

    struct sending : party {
        using party::party;
        bool await_ready()
        {
            if (party *other = static_cast<party *>(c.receivers.pop())) {
                other->item = item;
                ready.push(other);
                return true;
            }
            if (c.in - c.out == c.capacity)
                return false;
            c.put(item);
            return true;
        }
        void await_suspend(std::coroutine_handle<> h)
        {
            handle = h;
            c.senders.push(this);
        }
        void await_resume()
        {
        }
    };
    sending send(int item)
    {
        return {*this, item};
    }

    struct receiving : party {
        using party::party;
        bool await_ready()
        {
            if (c.in == c.out)
                return false;
            item = c.items[c.out++ & (c.capacity - 1)];
            if (party *other = static_cast<party *>(c.senders.pop())) {
                c.put(other->item);
                ready.push(other);
            }
            return true;
        }
        void await_suspend(std::coroutine_handle<> h)
        {
            handle = h;
            c.receivers.push(this);
        }
        int await_resume()
        {
            return item;
        }
    };
    receiving receive()
    {
        return {*this, 0};
    }

  private:
    void put(int item)
    {
        items[in++ & (capacity - 1)] = item;
    }

    queue senders, receivers;
    const unsigned capacity;
    unsigned in = 0, out = 0;
    int items[16];
};

// A mutex that is handed to who waits longest.
class mutex
{
  public:
    struct locking : node {
        mutex &m;
        explicit locking(mutex &m) : m(m)
        {
        }
        bool await_ready()
        {
            return !std::exchange(m.held, true);
        }
        void await_suspend(std::coroutine_handle<> h)
        {
            handle = h;
            m.waiters.push(this);
        }
        void await_resume()
        {
        }
    };
    locking operator co_await()
    {
        return locking(*this);
    }
    void unlock()
    {
        if (node *n = waiters.pop())
            ready.push(n);
        else
            held = false;
    }

  private:
    queue waiters;
    bool held = false;
};

#endif
