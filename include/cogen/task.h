/* <cogen/task.h>: tasks, nurseries, cancellation.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

       co_future(int) both(struct co_conn *a, struct co_conn *b)
       {
           int err;
           co_nursery (n, &err) {
               co_start(n, pump(a, b));
               co_start(n, pump(b, a));
           }
           co_return(err);
       }

   All here is for futures that co_block_on runs, and for its thread; or for those of a
   pool, and its threads.  */

#ifndef COGEN_TASK_H
#define COGEN_TASK_H

#include <cogen.h>
#include <cogen/checks.h>
#include <cogen/structures.h>
#include <cogen/wait.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>

#pragma GCC system_header

/* ---- Nurseries ------------------------------------------------------------ */

struct co_nursery *co__nursery_enter(struct co_nursery *nursery, struct co_context *cx);
bool co__nursery_waits(struct co_nursery *nursery, struct co_context *cx, int *result);
void co__nursery_leave(struct co_nursery *nursery);

/* While the consumer of the stream that has NURSERY has an item, what it awaits is not in there.
   The plugin calls both.  */
void co__nursery_pause(struct co_nursery *nursery);
void co__nursery_resume(struct co_nursery *nursery, struct co_context *cx);
int co__start(struct co_nursery *nursery, void *future);
co_future(int) co__start_limited(struct co_nursery *nursery, size_t limit, void *future);

/* co_nursery (N) STATEMENT, co_nursery (N, &ERR) STATEMENT: declares N, a struct
   co_nursery *, for STATEMENT.  At its end waits for all tasks that were started in N;
   the first negative result cancels the others and is stored in ERR, else 0.  Any other
   way out drops them at once, the last one first, and leaves ERR alone.  In a future or a
   stream.  */
#define co_nursery(...)                                                                  \
    co__nursery_of(__VA_ARGS__, co__nursery_2, co__nursery_1, )(__COUNTER__, __VA_ARGS__)
#define co__nursery_of(nursery, err, which, ...) which
#define co__nursery_1(n, nursery) co__nursery_n(n, nursery, 0)
#define co__nursery_2(n, nursery, err) co__nursery_n(n, nursery, err)
#define co__nursery_n(n, nursery, err)                                                   \
    for (struct co_nursery co__nursery_##n                                               \
         __attribute__((__cleanup__(co__nursery_leave))),                                \
         *nursery = co__nursery_enter(&co__nursery_##n, co_context());                   \
         nursery->co__open;                                                              \
         co__nursery_ended(nursery, co_await(co__in_co_nursery(nursery)),                \
                           __extension__({                                               \
                               int *co__err_ = (err);                                    \
                               co__err_;                                                 \
                           })))

/* Ready when all tasks have ended, with the first negative result, or 0.  */
static inline co_future(int) co__in_co_nursery(struct co_nursery *co__nursery_)
{
    int co__result_;
    while (co__nursery_waits(co__nursery_, co_context(), &co__result_))
        co_await(co__suspend());
    co_return(co__result_);
}

static inline void co__nursery_ended(struct co_nursery *nursery, int result, int *err)
{
    nursery->co__open = false;
    if (err)
        *err = result;
}

/* co_start(N, F): makes a task of F, a co_future(int) or co_future(void), which is
   consumed.  It runs from the next turn on.  Returns 0, -ENOMEM, or -ECANCELED if the end
   of N was requested.  Allocates by co_frame_alloc.  */
#define co_start(nursery, ...)                                                           \
    __extension__({                                                                      \
        struct co_nursery *const co__nursery_ = (nursery);                               \
        __auto_type co__2 = __VA_ARGS__;                                                 \
        co__check_task(co__2);                                                           \
        co__start(co__nursery_, &co__2);                                                 \
    })

/* co_start_limited(N, K, F): a co_future(int) that waits until fewer than K tasks of N
   are left, then starts F and gives what co_start does, or -ECANCELED.  Cancel-safe: if it
   ends early F was not started.  */
#define co_start_limited(nursery, limit, ...)                                            \
    __extension__({                                                                      \
        struct co_nursery *const co__nursery_ = (nursery);                               \
        const size_t co__limit_ = (limit);                                               \
        __auto_type co__3 = __VA_ARGS__;                                                 \
        co__check_task(co__3);                                                           \
        co__start_limited(co__nursery_, co__limit_, &co__3);                             \
    })

#define co__check_task(future)                                                           \
    _Static_assert(                                                                      \
        __builtin_types_compatible_p(co__future_type(future), co_future(int)) ||         \
            __builtin_types_compatible_p(co__future_type(future), co_future(void)),      \
        "a task is a co_future(int) or a co_future(void)")

/* ---- Cancellation --------------------------------------------------------- */

/* Requests that the tasks of NURSERY end, and its statement: whatever waits in them gives
   -ECANCELED, now and ever after.  */
void co_cancel(struct co_nursery *nursery);

/* co_cancelled(): was the end of where this stands requested?  In a future or stream.  */
#define co_cancelled() co__is_cancelled(co_context())

/* co_shield(F): F, but it sees no request from outside.  Cancel-safe if F is.  */
#define co_shield(...)                                                                   \
    __extension__({                                                                      \
        __auto_type co__1 = __VA_ARGS__;                                                 \
        co__check_future(co__1);                                                         \
        struct co__future co__shield_ = co__shield(&co__1);                              \
        co__typed(__typeof__(co__1), co__shield_);                                       \
    })

/* co_timeout(MS, F), co_deadline(TIME, F): F's result, if it has one in MS milliseconds
   from the first poll, or at the time TIME of co_now; else its end is requested, and if it
   ends with -ECANCELED then, -ETIMEDOUT.  F's result is a signed integer, or void: then the
   timeout is a co_future(int), and F counts as timed out whenever it was late.  Gives -ENOMEM
   if F is null.  Of an int, a long or void it is a coroutine: awaited where it is made it is a
   part of what awaits.  */
#define co_timeout(ms, ...) co__timed(0, unsigned, ms, __VA_ARGS__)
#define co_deadline(time, ...) co__timed(1, uint64_t, time, __VA_ARGS__)
#define co__timed(is_time, type, time, ...)                                              \
    __extension__({                                                                      \
        const type co__time_ = time;                                                     \
        __auto_type co__2 = __VA_ARGS__;                                                 \
        co__check_future(co__2);                                                         \
        _Static_assert((co__or_unsigned(co__2)) - 1 < 0,                                 \
                       "a timeout gives a signed integer");                              \
        __builtin_choose_expr(                                                           \
            co__is_void(co__2) || co__is_of(co__2, int) || co__is_of(co__2, long),       \
            ((co_future(co__or_int(co__2))(*)(                                           \
                bool, uint64_t,                                                          \
                __typeof__(co__2))) _Generic((co__2), co_future(void)                    \
                                             : co__in_co_timeout_of_void,                \
                                               co_future(long)                           \
                                             : co__in_co_timeout_of_long, default        \
                                             : co__in_co_timeout))(is_time, co__time_,   \
                                                                   co__2),               \
            __extension__({                                                              \
                struct co__future co__timed_ =                                           \
                    co__timeout(is_time, co__time_, &co__2, sizeof(co__or_int(co__2)));  \
                co__typed(co_future(co__or_int(co__2)), co__timed_);                     \
            }));                                                                         \
    })
#define CO__AND(...) , __VA_ARGS__
#define co__is_of(future, T) __builtin_types_compatible_p(co_result_type(future), T)

/* The body of a timeout around co__given_, a future of OF, which may be void, whose result
   goes to WHERE.  */
#define co__timed_body(T, of, where, result)                                             \
    T co__result_ = -ENOMEM;                                                             \
    if (co_is_null(co__given_))                                                          \
        co_return(co__result_);                                                          \
    struct co__timed co__timed_ __attribute__((__cleanup__(co__timed_end)));             \
    co__timed_.co__waits = co__timed_.co__late = co__timed_.co__cancelled = 0;            \
    co__timed_.co__is_time = co__is_time_;                                               \
    co__timed_.co__time = co__time_;                                                     \
    co_future(of) co__future_ = co__given_;                                              \
    for (;;) {                                                                           \
        {                                                                                \
            struct co__timed_context co__inner_;                                         \
            if (co_poll(&co__future_, co__timed_enter(&co__timed_, co_context(),         \
                                                      &co__inner_) where) == CO_READY)   \
                break;                                                                   \
        }                                                                                \
        if (!co__timed_late(&co__timed_, co_context()))                                  \
            co_await(co__suspend());                                                     \
    }                                                                                    \
    co_return(result)

static inline co_future(int) co__in_co_timeout_of_void(bool co__is_time_,
                                                       uint64_t co__time_,
                                                       co_future(void) co__given_)
{
    co__timed_body(int, void, ,
                   co__timed_.co__late        ? -ETIMEDOUT
                   : co__timed_.co__cancelled ? -ECANCELED
                                              : 0);
}

static inline co_future(int) co__in_co_timeout(bool co__is_time_, uint64_t co__time_,
                                               co_future(int) co__given_)
{
    co__timed_body(int, int, CO__AND(&co__result_),
                   co__timed_.co__late &&co__result_ == -ECANCELED ? -ETIMEDOUT
                                                                   : co__result_);
}

static inline co_future(long) co__in_co_timeout_of_long(bool co__is_time_,
                                                        uint64_t co__time_,
                                                        co_future(long) co__given_)
{
    co__timed_body(long, long, CO__AND(&co__result_),
                   co__timed_.co__late &&co__result_ == -ECANCELED ? -ETIMEDOUT
                                                                   : co__result_);
}

/* ---- Other tasks ---------------------------------------------------------- */

/* A task outside of any nursery: a future of its result; of an int, -ECANCELED if the end of who
   waits was requested.  Dropping it drops the task.  */
#define co_task(...) co_future(__VA_ARGS__)

/* co_spawn(F): makes a task of F, which is consumed, and gives a co_task of its result.  A
   null object without memory.  Panics outside of co_block_on.  */
#define co_spawn(...)                                                                    \
    __extension__({                                                                      \
        __auto_type co__1 = __VA_ARGS__;                                                 \
        co__check_future(co__1);                                                         \
        struct co__future co__spawn_ =                                                   \
            co__spawn(&co__1, co__is_void(co__1) ? 0 : sizeof(co_result_type(co__1)),    \
                      _Alignof(co_result_type(co__1)), co__is_of(co__1, int));           \
        co__typed(__typeof__(co__1), co__spawn_);                                        \
    })

/* co_detach(T): lets the task T, which is consumed, run on by itself.  What still runs
   when the executor ends is dropped.  */
#define co_detach(...)                                                                   \
    __extension__({                                                                      \
        __auto_type co__1 = __VA_ARGS__;                                                 \
        co__check_future(co__1);                                                         \
        co__detach(&co__1);                                                              \
    })

/* Wakes what CX polls, behind all other tasks.  Returns CO_PENDING.  The plugin calls it.  */
int co__yields(struct co_context *cx);

/* A co_future(void) that lets the other tasks run once.  It always suspends, once, and wakes the
   waker that it is polled with.  Allocates nothing.  */
static inline co_future(void) co_yield_now(void)
{
    co_await(co__turn());
}

/* Runs FN (ARG) on a thread for what blocks, and gives what it returns; -ECANCELED if the
   end was requested.  Then, or dropped, it runs on, or never does; nobody waits for it.
   -EAGAIN if there is no thread.  Allocates.  */
co_future(int) co_offload(int (*fn)(void *arg), void *arg);

/* Calls the running task NAME, which is kept.  Returns 0 or -ENOMEM.  */
int co_task_name(const char *name);

/* Writes to FILE what each task of the running executor waits for, and where: its name,
   whose nursery it is in, and its awaits, the innermost first.  In a future or a stream;
   elsewhere it says that no task runs.  Neither suspends nor wakes; allocates, and what is
   not listed for want of memory is said.  Compiled with -fplugin-arg-cogen-no-places,
   functions have no lines.  */
void co_dump_tasks(FILE *file);

/* Lets the signal NUMBER, such as SIGQUIT, write to stderr what co_dump_tasks does, for all
   executors and pools of the process, while they run on.  Returns 0 or a negative errno.
   Starts a thread the first time.  */
int co_dump_on_signal(int number);

/* static co_local(T) KEY; *co_local_of(&KEY) is a T of the running task, 0 at first.
   Panics without memory, and outside of co_block_on.  */
#define co_local(...)                                                                    \
    struct {                                                                             \
        char co__key;                                                                    \
        __typeof__(__VA_ARGS__) *co__type[0];                                            \
    }
#define co_local_of(key)                                                                 \
    ((__typeof__((key)->co__type[0]))co__local_of(&(key)->co__key,                       \
                                                  sizeof *(key)->co__type[0],            \
                                                  _Alignof(*(key)->co__type[0])))

/* From now on the tasks that are ready run in an order drawn from SEED, the same each
   time.  Returns 0 or -ENOMEM.  */
int co_schedule_seed(uint64_t seed);

/* ---- A pool of threads ------------------------------------------------------ */

/* An executor of many threads, on any of which a task may go on after each wait.  */
struct co_pool;

/* Returns a pool of THREADS threads; 0: as many as there are processors.  Null, and errno
   is set, without memory, or if not all threads can be started.  Nothing runs in it yet.  */
struct co_pool *co_pool_new(unsigned threads);

/* Ends POOL, or does nothing if it is null: what still runs in it, spawned and detached, is
   dropped on the calling thread.  Panics in a task of the pool, and while a
   co_pool_block_on has not returned.  In the child of a fork does nothing.  */
void co_pool_free(struct co_pool *pool);

/* co_pool_block_on(POOL, F): runs F, which is consumed, as a task of POOL and gives its
   value; the calling thread sleeps.  On many threads at once, but not inside of co_block_on
   or of a task: it panics there.  In POOL co_start, co_spawn and co_nursery make tasks that
   run on any of its threads at the same time; what they share needs a lock.  Panics
   without memory.  */
#define co_pool_block_on(pool, ...)                                                      \
    __extension__({                                                                      \
        struct co_pool *const co__pool_ = (pool);                                        \
        __auto_type co__2 = __VA_ARGS__;                                                 \
        co__check_future(co__2);                                                         \
        co__or_char(co__2) co__result_;                                                  \
        co__pool_block_on(co__pool_, &co__2, &co__result_);                              \
        __builtin_choose_expr(co__is_void(co__2), (void)0, co__result_);                 \
    })

/* ---- What the macros call -------------------------------------------------- */

/* The result's type; int where there is none.  */
#define co__or_int(future)                                                               \
    __typeof__(*__builtin_choose_expr(co__is_void(future), (int *)0,                     \
                                      (co_result_type(future) *)0))

/* The same; unsigned where that is no integer.  */
#define co__or_unsigned(future)                                                          \
    __typeof__(__builtin_choose_expr(                                                    \
        __builtin_classify_type(*(co__or_int(future) *)0) == 1,                          \
        *(co__or_int(future) *)0, 0u))

/* The result's type; char where there is none.  */
#define co__or_char(future)                                                              \
    __typeof__(*__builtin_choose_expr(co__is_void(future), (char *)0,                    \
                                      (co_result_type(future) *)0))

void co__pool_block_on(struct co_pool *pool, void *future, void *result);
struct co__future co__shield(void *future);
struct co__future co__timeout(bool is_time, uint64_t time, void *future, size_t size);
struct co__future co__spawn(void *future, size_t size, size_t align, bool is_int);
void co__detach(void *task);
void *co__local_of(const void *key, size_t size, size_t align);

#ifdef __COGEN__
#pragma cogen names /* From here on the plugin looks at how they are used.  */
#endif

#endif /* COGEN_TASK_H */
