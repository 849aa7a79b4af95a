/* <cogen/sync.h>: channels and locks.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Between tasks, and between threads, whatever executor runs them.  First come, first
   served.  Each future here is cancel-safe: one that is dropped, or gives -ECANCELED
   because its end was requested, has done nothing.  Those of locks and channels are coroutines:
   awaited where they are made they are a part of what awaits.  The others are allocated by
   co_frame_alloc; null ones without memory.  */

#ifndef COGEN_SYNC_H
#define COGEN_SYNC_H

#include <cogen.h>
#include <cogen/checks.h>
#include <cogen/structures.h>
#include <cogen/wait.h>
#include <errno.h>
#include <stdint.h>

#pragma GCC system_header

/* ---- Channels ---------------------------------------------------------------- */

/* A co_chan(T) is a counted handle.  co_chan_new(T, CAPACITY) makes one with one
   reference; null without memory.  0: a rendezvous, where who sends waits for who receives;
   CO_UNBOUNDED: nobody waits to send.  Its futures and streams count, too; so does a send or
   receive while it waits.  */
#define CO_UNBOUNDED SIZE_MAX
#define co_chan(...) __typeof__(__typeof__(__VA_ARGS__)(*)(struct co__chan *))
#define co_chan_new(type, capacity)                                                      \
    __extension__({                                                                      \
        const size_t co__capacity_ = (capacity);                                         \
        (co_chan(type)) co__chan_new(sizeof(__typeof__(type)), co__capacity_);           \
    })
#define co_chan_ref(chan) co__chan_ref(co__handle(struct co__chan, chan))
#define co_chan_unref(chan) co__chan_unref(co__handle(struct co__chan, chan))

/* co_send(C, V): a co_future(int): 0, -EPIPE once C is closed, -ENOMEM, -ECANCELED.
   co_recv(C, &V): 1; 0 when C is closed and empty; -ECANCELED.  co_try_send, co_try_recv:
   ints, at once; -EAGAIN if they would wait.  co_close(C) wakes all who wait.
   co_received(C): a co_stream(T) of what arrives.  */
#define co_send(chan, ...)                                                               \
    __extension__({                                                                      \
        struct co__chan *co__chan_ = co__handle(struct co__chan, chan);                  \
        co__item_of(chan) co__value_ = __VA_ARGS__;                                      \
        __builtin_choose_expr(                                                           \
            sizeof co__value_ <= sizeof(struct co__item),                                \
            co__in_co_send(co__hold(co__chan_), co__chan_,                               \
                           co__item_from(&co__value_, sizeof co__value_)),               \
            co__send(co__chan_, &co__value_));                                           \
    })
#define co_try_send(chan, ...)                                                           \
    __extension__({                                                                      \
        struct co__chan *co__chan_ = co__handle(struct co__chan, chan);                  \
        co__item_of(chan) co__value_ = __VA_ARGS__;                                      \
        co__try_send(co__chan_, &co__value_);                                            \
    })
#define co_recv(chan, out)                                                               \
    __extension__({                                                                      \
        struct co__chan *co__chan_ = co__handle(struct co__chan, chan);                  \
        co__item_of(chan) *co__out_ = (out);                                             \
        co__in_co_recv(co__hold(co__chan_), co__chan_, co__out_);                        \
    })
#define co_try_recv(chan, out)                                                           \
    __extension__({                                                                      \
        struct co__chan *co__chan_ = co__handle(struct co__chan, chan);                  \
        co__item_of(chan) *co__out_ = (out);                                             \
        co__try_recv(co__chan_, co__out_);                                               \
    })
#define co_close(chan) co__close(co__handle(struct co__chan, chan))
#define co_received(chan)                                                                \
    __extension__({                                                                      \
        struct co__stream co__made_ = co__received(co__handle(struct co__chan, chan));   \
        co__typed(co_stream(co__item_of(chan)), co__made_);                              \
    })

/* A co_broadcast(T) gives each item to each co_subscriber(T).  co_broadcast_new(T, N): the
   last N items are kept; null without memory.  co_broadcast_send(B, V) never waits: 0, or
   -EPIPE once it is closed.  co_subscribe(B): what is sent from now on; null without
   memory.  co_subscriber_recv(S, &V): a co_future(int): 1; 0 when it is closed and all was
   received; -EOVERFLOW once after items were missed, of which co_subscriber_missed(S) is
   the number so far; -ECANCELED.  */
#define co_broadcast(...) __typeof__(__typeof__(__VA_ARGS__)(*)(struct co__broadcast *))
#define co_subscriber(...) __typeof__(__typeof__(__VA_ARGS__)(*)(struct co__subscriber *))
#define co_broadcast_new(type, n)                                                        \
    __extension__({                                                                      \
        const size_t co__n_ = (n);                                                       \
        (co_broadcast(type)) co__broadcast_new(sizeof(__typeof__(type)), co__n_);        \
    })
#define co_broadcast_send(broadcast, ...)                                                \
    __extension__({                                                                      \
        struct co__broadcast *co__broadcast_ =                                           \
            co__handle(struct co__broadcast, broadcast);                                 \
        co__item_of(broadcast) co__value_ = __VA_ARGS__;                                 \
        co__broadcast_send(co__broadcast_, &co__value_);                                 \
    })
#define co_broadcast_close(broadcast)                                                    \
    co__broadcast_close(co__handle(struct co__broadcast, broadcast))
#define co_broadcast_free(broadcast)                                                     \
    co__broadcast_free(co__handle(struct co__broadcast, broadcast))
#define co_subscribe(broadcast)                                                          \
    __extension__({                                                                      \
        struct co__broadcast *co__broadcast_ =                                           \
            co__handle(struct co__broadcast, broadcast);                                 \
        (co_subscriber(co__item_of(broadcast))) co__subscribe(co__broadcast_);           \
    })
#define co_subscriber_recv(subscriber, out)                                              \
    __extension__({                                                                      \
        struct co__subscriber *co__subscriber_ =                                         \
            co__handle(struct co__subscriber, subscriber);                               \
        co__item_of(subscriber) *co__out_ = (out);                                       \
        co__subscriber_recv(co__subscriber_, co__out_);                                  \
    })
#define co_subscriber_missed(subscriber)                                                 \
    co__subscriber_missed(co__handle(struct co__subscriber, subscriber))
#define co_subscriber_free(subscriber)                                                   \
    co__subscriber_free(co__handle(struct co__subscriber, subscriber))

/* A co_watch(T) has one value.  co_watch_new(T, V): null without memory.  It is of version
   0, and each co_watch_set(W, V) makes a new version.  co_watch_changed(W, &VERSION): a
   co_future(int) that waits for a newer one than VERSION, a uint64_t, and stores which that
   is: 0, -ECANCELED.  co_watch_get(W): the value.  */
#define co_watch(...) __typeof__(__typeof__(__VA_ARGS__)(*)(struct co__watch *))
#define co_watch_new(type, ...)                                                          \
    __extension__({                                                                      \
        __typeof__(type) co__value_ = __VA_ARGS__;                                       \
        (co_watch(type)) co__watch_new(sizeof co__value_, &co__value_);                  \
    })
#define co_watch_set(watch, ...)                                                         \
    __extension__({                                                                      \
        struct co__watch *co__watch_ = co__handle(struct co__watch, watch);              \
        co__item_of(watch) co__value_ = __VA_ARGS__;                                     \
        co__watch_set(co__watch_, &co__value_);                                          \
    })
#define co_watch_get(watch)                                                              \
    __extension__({                                                                      \
        struct co__watch *co__watch_ = co__handle(struct co__watch, watch);              \
        co__item_of(watch) co__value_;                                                   \
        co__watch_get(co__watch_, &co__value_);                                          \
        co__value_;                                                                      \
    })
#define co_watch_changed(watch, version)                                                 \
    __extension__({                                                                      \
        struct co__watch *co__watch_ = co__handle(struct co__watch, watch);              \
        uint64_t *co__version_ = (version);                                              \
        co__watch_changed(co__watch_, co__version_);                                     \
    })
#define co_watch_free(watch) co__watch_free(co__handle(struct co__watch, watch))

/* ---- Locks ------------------------------------------------------------------- */

/* No allocation; nothing to destroy.  Who unlocks what is not locked
   panics.  */

#define CO_MUTEX_INIT                                                                    \
    {                                                                                    \
        0                                                                                \
    }
#define CO_RWLOCK_INIT                                                                   \
    {                                                                                    \
        0                                                                                \
    }
#define CO_SEMAPHORE_INIT(n)                                                             \
    {                                                                                    \
        .co__left = (n)                                                                  \
    }
#define CO_EVENT_INIT                                                                    \
    {                                                                                    \
        0                                                                                \
    }
#define CO_CONDITION_INIT                                                                \
    {                                                                                    \
        0                                                                                \
    }
#define CO_BARRIER_INIT(n)                                                               \
    {                                                                                    \
        .co__needed = (n)                                                                \
    }
#define CO_SINGLE_INIT                                                                   \
    {                                                                                    \
        0                                                                                \
    }

static inline __attribute__((__always_inline__)) bool
co__take_free(struct co_mutex *co__mutex)
{
    if (__builtin_expect(__atomic_fetch_or(&co__mutex->co__state, CO__LOCKED, __ATOMIC_ACQUIRE) &
                             CO__LOCKED,
                         0))
        return false;
    __atomic_store_n(&co__mutex->co__owner, co__number_here, __ATOMIC_RELAXED);
    return true;
}

static inline int co_try_lock(struct co_mutex *co__mutex)
{
    if (!co__take_free(co__mutex))
        return -EAGAIN;
    co__note_locked(co__mutex);
    return 0;
}

static inline void co_unlock(struct co_mutex *co__mutex)
{
    unsigned co__locked_ = CO__LOCKED;
    co__note_unlocked(co__mutex);
    if (!__atomic_compare_exchange_n(&co__mutex->co__state, &co__locked_, 0, 0,
                                     __ATOMIC_RELEASE, __ATOMIC_RELAXED))
        co__unlock(co__mutex);
}

/* 0 or -ECANCELED; co_try_lock: 0 or -EAGAIN.  */
static inline co_future(int) co_lock(struct co_mutex *co__mutex)
{
    co__run_operation(co__is_cancelled(co_context()) ? -ECANCELED
                      : co__take_free(co__mutex)
                          ? 0
                          : co__lock(&co__place_, co_context(), co__mutex),
                      co__locks_on);
    if (co__result_ == 0)
        co__note_locked(co__mutex);
    co_return(co__result_);
}

/* co_locked (&M) STATEMENT, co_locked (&M, &ERR) STATEMENT: locks M for STATEMENT and
   unlocks it on every way out.  ERR is 0; or -ECANCELED, and STATEMENT is skipped.  In a
   future or a stream.  */
#define co_locked(...)                                                                   \
    co__locked_of(__VA_ARGS__, co__locked_2, co__locked_1, )(__VA_ARGS__)
#define co__locked_of(mutex, err, which, ...) which
#define co__locked_1(mutex) co__locked_2(mutex, (int *)0)
#define co__locked_2(mutex, err)                                                         \
    for (struct co__locked co__locked_                                                   \
         __attribute__((__cleanup__(co__unlock_locked))) = {.co__mutex = (mutex)};       \
         !co__locked_.co__tried &&                                                       \
         co__is_locked(&co__locked_, co_await(co_lock(co__locked_.co__mutex)),           \
                       __extension__({                                                   \
                           int *co__err_ = (err);                                        \
                           co__err_;                                                     \
                       }));)

struct co__locked {
    struct co_mutex *co__mutex;
    bool co__tried, co__has;
};

static inline bool co__is_locked(struct co__locked *locked, int error, int *err)
{
    locked->co__tried = true;
    locked->co__has = error == 0;
    if (err)
        *err = error;
    return locked->co__has;
}

static inline void co__unlock_locked(struct co__locked *locked)
{
    if (locked->co__has)
        co_unlock(locked->co__mutex);
}

/* Many readers, or one writer.  0 or -ECANCELED.  */
static inline co_future(int) co_lock_read(struct co_rwlock *co__rwlock)
{
    co__operation(co__lock_rw(&co__place_, co_context(), co__rwlock, 0), co__go_on);
}
static inline co_future(int) co_lock_write(struct co_rwlock *co__rwlock)
{
    co__operation(co__lock_rw(&co__place_, co_context(), co__rwlock, 1), co__go_on);
}
void co_unlock_read(struct co_rwlock *lock);
void co_unlock_write(struct co_rwlock *lock);

/* N of what is left; 0 or -ECANCELED; co_try_acquire: 0 or -EAGAIN.  */
static inline co_future(int) co_acquire(struct co_semaphore *co__semaphore, size_t co__n)
{
    co__operation(co__acquire(&co__place_, co_context(), co__semaphore, co__n),
                  co__go_on);
}
int co_try_acquire(struct co_semaphore *semaphore, size_t n);
void co_release(struct co_semaphore *semaphore, size_t n);

/* Waits until EVENT is set; 0 or -ECANCELED.  */
static inline co_future(int) co_wait(struct co_event *co__event)
{
    co__operation(co__wait(&co__place_, co_context(), co__event), co__go_on);
}
void co_set(struct co_event *event);
void co_reset(struct co_event *event);

/* Unlocks MUTEX, which the caller has locked, waits for a signal, and locks it again: 0.
   -ECANCELED, and it is locked then, too; and also if it is dropped: should somebody else
   have it at that moment, it is free when both have unlocked.  */
co_future(int) co_wait_for(struct co_condition *condition, struct co_mutex *mutex);
void co_signal(struct co_condition *condition);
void co_signal_all(struct co_condition *condition);

/* Waits until as many have arrived as BARRIER was made for; 0 or -ECANCELED.  */
static inline co_future(int) co_arrive(struct co_barrier *co__barrier)
{
    co__operation(co__arrive(&co__place_, co_context(), co__barrier), co__go_on);
}

/* co_single_run(&S, F): F's result, an int.  F runs unless another one has run, whose
   result it is then, or runs, which is waited for; if that fails, with a negative result or
   because it ended early, the next one runs.  */
#define co_single_run(single, ...)                                                       \
    __extension__({                                                                      \
        struct co_single *const co__single_ = (single);                                  \
        __auto_type co__2 = __VA_ARGS__;                                                 \
        _Static_assert(                                                                  \
            __builtin_types_compatible_p(co__future_type(co__2), co_future(int)),        \
            "what runs once is a co_future(int)");                                       \
        struct co__future co__made_ = co__single_run(co__single_, &co__2);               \
        co__typed(co_future(int), co__made_);                                            \
    })

/* ---- What the macros call ---------------------------------------------------- */

#define co__item_of(handle) __typeof__((handle)(0))

struct co__broadcast;
struct co__subscriber;
struct co__watch;
struct co__chan *co__chan_new(size_t size, size_t capacity);
void co__chan_ref(struct co__chan *chan);
void co__chan_unref(struct co__chan *chan);
co_future(int) co__send(struct co__chan *chan, const void *item);
int co__try_send(struct co__chan *chan, const void *item);
int co__try_recv(struct co__chan *chan, void *item);
void co__close(struct co__chan *chan);

/* A reference to CHAN, an object that is never polled: whoever has it drops it.  */
co_future(void) co__hold(struct co__chan *chan);

static inline struct co__item co__item_from(const void *co__value_, size_t co__size_)
{
    struct co__item co__item_; /* what is behind the value is of no account */
    __builtin_memcpy(&co__item_, co__value_,
                     co__size_ < sizeof co__item_ ? co__size_ : sizeof co__item_);
    return co__item_;
}

/* An operation that waits holds the channel by itself.  Where it is awaited as it is made nothing
   can happen before it begins, so nobody else needs to: co_await calls the second one.  */
static inline co_future(int) co__in_co_send_awaited(struct co__chan *co__chan_,
                                                    struct co__item co__item_)
{
    co__operation(co__sends(&co__place_, co_context(), co__chan_, &co__item_),
                  co__sends_on);
}
static inline co_future(int)
    __attribute__((__co__awaited__("co__in_co_send_awaited")))
    co__in_co_send(co_future(void) co__held_, struct co__chan *co__chan_,
                   struct co__item co__item_)
{
    co__operation(co__sends(&co__place_, co_context(), co__chan_, &co__item_),
                  co__sends_on);
}
static inline co_future(int) co__in_co_recv_awaited(struct co__chan *co__chan_,
                                                    void *co__out_)
{
    co__operation(co__receives(&co__place_, co_context(), co__chan_, co__out_),
                  co__receives_on);
}
static inline co_future(int)
    __attribute__((__co__awaited__("co__in_co_recv_awaited")))
    co__in_co_recv(co_future(void) co__held_, struct co__chan *co__chan_, void *co__out_)
{
    co__operation(co__receives(&co__place_, co_context(), co__chan_, co__out_),
                  co__receives_on);
}
struct co__stream co__received(struct co__chan *chan);
struct co__broadcast *co__broadcast_new(size_t size, size_t room);
int co__broadcast_send(struct co__broadcast *broadcast, const void *item);
void co__broadcast_close(struct co__broadcast *broadcast);
void co__broadcast_free(struct co__broadcast *broadcast);
struct co__subscriber *co__subscribe(struct co__broadcast *broadcast);
co_future(int) co__subscriber_recv(struct co__subscriber *subscriber, void *item);
uint64_t co__subscriber_missed(struct co__subscriber *subscriber);
void co__subscriber_free(struct co__subscriber *subscriber);
struct co__watch *co__watch_new(size_t size, const void *value);
void co__watch_set(struct co__watch *watch, const void *value);
void co__watch_get(struct co__watch *watch, void *value);
co_future(int) co__watch_changed(struct co__watch *watch, uint64_t *version);
void co__watch_free(struct co__watch *watch);
struct co__future co__single_run(struct co_single *single, void *future);

#ifdef __COGEN__
#pragma cogen names /* From here on the plugin looks at how they are used.  */
#endif

#endif /* COGEN_SYNC_H */
