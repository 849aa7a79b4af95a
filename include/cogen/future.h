/* <cogen/future.h>: futures of futures.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   What makes a future here allocates it by co_frame_alloc, and gives a null one without
   memory, or for a null one; what it was given is dropped then.  Those of co_join and
   co_select are coroutines: awaited where they are made they are a part of what awaits.  */

#ifndef COGEN_FUTURE_H
#define COGEN_FUTURE_H

#include <cogen.h>
#include <cogen/iter/collect.h>
#include <cogen/iter/running.h>
#include <cogen/structures.h>
#include <cogen/wait.h>

#pragma GCC system_header

/* co_ready(V): ready with V.  co_never(T): a co_future(T) that is never ready; a
   co_future(int) gives -ECANCELED if its end was requested.  */
#define co_ready(...)                                                                    \
    __extension__({                                                                      \
        __auto_type co__value_ = __VA_ARGS__;                                            \
        struct co__future co__ready_ = co__ready(&co__value_, sizeof co__value_);        \
        co__typed(co_future(__typeof__(co__value_)), co__ready_);                        \
    })
#define co_never(...)                                                                    \
    __extension__({                                                                      \
        struct co__future co__never_ =                                                   \
            co__never(__builtin_types_compatible_p(__typeof__(__VA_ARGS__), int));       \
        co__typed(co_future(__VA_ARGS__), co__never_);                                   \
    })

/* co_then(F, X, E): what the expression E gives, in which X is F's result.  It may
   await.  */
#define co_then(future, x, ...)                                                          \
    __extension__({                                                                      \
        __auto_type co__1 = (future);                                                    \
        co__check_future(co__1);                                                         \
        _Static_assert(                                                                  \
            !co__is_void(co__1),                                                         \
            "co_then is for a future with a result; await others in a co_do");           \
        co_do(co_future(__typeof__(__extension__({                                       \
                  co_result_type(co__1) x;                                               \
                  (void)x;                                                               \
                  __VA_ARGS__;                                                           \
              }))),                                                                      \
              {                                                                          \
                  co_result_type(co__1) x = co_await(co__1);                             \
                  (void)x;                                                               \
                  co_return(__VA_ARGS__);                                                \
              });                                                                        \
    })

/* co_join(&F1, &R1, &F2, &R2, ...), up to 8 of them: a co_future(void) that runs all at
   once, in this task, until each is ready.  The results are stored; NULL in place of that
   of a co_future(void).  What is ready is dropped and null at once; null ones are skipped.
   Dropped, it leaves the others to their owner.  Cancel-safe if they are.

   co_select(&F1, &R1, ...): a co_future(int) until the first is ready: its number, from 0;
   -1 if all are null.  That one is dropped and null; the others may be selected again.
   The first poll begins with another one each time.  */
#define co_join(...) co__of_branches(join, co__room(__VA_ARGS__), __VA_ARGS__)
#define co_select(...) co__of_branches(select, co__room(__VA_ARGS__), __VA_ARGS__)
#define co__of_branches(what, room, ...) co__of_branches_1(what, room, __VA_ARGS__)
#define co__of_branches_1(what, room, ...)                                               \
    __extension__({                                                                      \
        struct co__joined_##room co__branches_ = {                                       \
            {0, 0, co__number(__VA_ARGS__), co__is_##what}, {co__branches(__VA_ARGS__)}}; \
        co__in_co_##what##_##room(co__branches_);                                        \
    })

/* co_race(F, G, ...), of one type: the first result.  The others are dropped.  */
#define co_race(first, ...)                                                              \
    __extension__({                                                                      \
        co__future_type(first, __VA_ARGS__) co__race_[] = {first, __VA_ARGS__};          \
        struct co__future co__made_ =                                                    \
            co__race(co__race_, sizeof co__race_ / sizeof *co__race_);                   \
        co__typed(__typeof__(co__race_[0]), co__made_);                                  \
    })

/* co_join_all(SRC, LIMIT, &N): runs the futures that the iterator or stream SRC gives, at
   most LIMIT of them at once, or any number, as far as there is memory, if LIMIT is 0.  A
   co_future(T *): their results, of type T, in the order of SRC, in malloc'ed memory that is
   the caller's; their number is stored in N.  Null and 0 if there are none; null and
   SIZE_MAX without memory for all results.  Dropped, it drops all.  */
#define co_join_all(src, limit, count_out)                                               \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        const size_t co__limit_ = (limit);                                               \
        size_t *const co__3 = count_out;                                                 \
        co_stream(co__result_of_items(co__1)) co__stream_ = {0};                         \
        co_future(co__result_of_items(co__1) *) co__future_ = {0};                       \
        co__buffered(&co__stream_, &co__1,                                               \
                     co__is_stream(co__1),                                               \
                     co__limit_, sizeof(co__result_of_items(co__1)),                     \
                     _Alignof(co__result_of_items(co__1)), CO__IN_ORDER);                \
        co_var co__results_ = co__stream_;                                               \
        if (!co_is_null(co__results_))                                                   \
            co__future_ = co_do(co_future(co__result_of_items(co__1) *), {               \
                co_return(co_collect(co__results_, co__3));                              \
            });                                                                          \
        co__future_;                                                                     \
    })
#define co__result_of_items(src) co_result_type(*(co_item_type(src) *)0)

/* co_next_of(&S, &V): a co_future(int): 1 and the next item of the stream S, which stays
   the caller's, 0 at its end, -ECANCELED.  Cancel-safe if S is.  */
#define co_next_of(stream, item)                                                         \
    __extension__({                                                                      \
        __auto_type co__1 = stream;                                                      \
        __auto_type co__2 = item;                                                        \
        (void)sizeof(co_poll_next(co__1, (struct co_context *)0, co__2));                \
        struct co__future co__made_ = co__next_of(co__1, co__2);                         \
        co__typed(co_future(int), co__made_);                                            \
    })

/* A co_shared(T) is a counted handle on a future that many may await, in the tasks of one
   executor.  co_share(F) makes one with one reference, null without memory; F runs, as a
   task, from the first wait on, and is dropped with the last reference.
   co_shared_wait(S): a co_future(T), a copy of the result; if T is int, -ECANCELED.
   Cancel-safe.  */
#define co_shared(...) __typeof__(__typeof__(__VA_ARGS__)(*)(struct co__shared *))
#define co_share(...)                                                                    \
    __extension__({                                                                      \
        __auto_type co__1 = __VA_ARGS__;                                                 \
        co__check_future(co__1);                                                         \
        (co_shared(co_result_type(co__1)))                                               \
            co__share(&co__1, co__size_of(co_result_type(co__1)),                        \
                      co__align_of(co_result_type(co__1)),                               \
                      __builtin_types_compatible_p(co_result_type(co__1), int));         \
    })
#define co_shared_wait(shared)                                                           \
    __extension__({                                                                      \
        struct co__future co__made_ =                                                    \
            co__shared_wait(co__handle(struct co__shared, shared));                      \
        co__typed(co_future(__typeof__((shared)(0))), co__made_);                        \
    })
#define co_shared_ref(shared) co__shared_ref(co__handle(struct co__shared, shared))
#define co_shared_unref(shared) co__shared_unref(co__handle(struct co__shared, shared))

/* A co_promise(T) leads from a callback to a future.  co_promise_new(T) makes one with two
   references, null without memory.  co_promised(P) consumes one and gives a co_future(T);
   null for a null one.  co_resolve(P, V), on any thread, gives the value and consumes the
   other; co_resolve(P) where T is void.  co_promise_free(P) does in its place: the future
   gives -ECANCELED if T is int, and panics otherwise.  Cancel-safe.  */
#define co_promise(...) __typeof__(__typeof__(__VA_ARGS__)(*)(struct co__promise *))
#define co_promise_new(...)                                                              \
    ((co_promise(__VA_ARGS__))co__promise_new(                                           \
        co__size_of(__VA_ARGS__),                                                        \
        __builtin_types_compatible_p(__typeof__(__VA_ARGS__), int)))
#define co_promised(promise)                                                             \
    __extension__({                                                                      \
        struct co__future co__made_ =                                                    \
            co__promised(co__handle(struct co__promise, promise));                       \
        co__typed(co_future(__typeof__((promise)(0))), co__made_);                       \
    })
#define co_resolve(...)                                                                  \
    co__resolve_of(__VA_ARGS__, co__resolve_2, co__resolve_1, )(__VA_ARGS__)
#define co__resolve_of(promise, value, which, ...) which
#define co__resolve_1(promise)                                                           \
    __extension__({                                                                      \
        struct co__promise *co__promise_ = co__handle(struct co__promise, promise);      \
        _Static_assert(                                                                  \
            co__is_resolved_with(promise, void),                                         \
            "a promise is resolved with a value: co_resolve(promise, value)");           \
        co__resolve(co__promise_, 0);                                                    \
    })
#define co__resolve_2(promise, value)                                                    \
    __extension__({                                                                      \
        struct co__promise *co__promise_ = co__handle(struct co__promise, promise);      \
        _Static_assert(!co__is_resolved_with(promise, void),                             \
                       "a co_promise(void) has no value: co_resolve(promise)");          \
        __typeof__((promise)(0)) co__value_ = (value);                                   \
        co__resolve(co__promise_, &co__value_);                                          \
    })
#define co__is_resolved_with(promise, T)                                                 \
    __builtin_types_compatible_p(__typeof__((promise)(0)), T)
#define co_promise_free(promise) co__promise_free(co__handle(struct co__promise, promise))

/* ---- What the macros call ---------------------------------------------------- */

#define co__size_of(...)                                                                 \
    (__builtin_types_compatible_p(__typeof__(__VA_ARGS__), void)                         \
         ? 0                                                                             \
         : sizeof(__typeof__(__VA_ARGS__)))
#define co__align_of(...) _Alignof(__typeof__(__VA_ARGS__))

/* The two pointers of each pair, whose types fit.  */
#define co__pair(future, out)                                                            \
    __extension__({                                                                      \
        __auto_type co__future_ = future;                                                \
        co__check_future(*co__future_);                                                  \
        (void)sizeof((co_drop(co__future_), 0));                                         \
        _Static_assert(__builtin_types_compatible_p(__typeof__(out),                     \
                                                    co_result_type(*co__future_) *),     \
                       "a result is stored where its future is followed by a pointer "   \
                       "to its type, or by NULL if that is void");                       \
        (void *)co__future_;                                                             \
    }),                                                                                  \
        (out)
enum { co__is_join, co__is_select };
#define co__branches(...)                                                                \
    co__pairs_of(__VA_ARGS__, co__branches_8, , co__branches_7, , co__branches_6, ,      \
                 co__branches_5, , co__branches_4, , co__branches_3, , co__branches_2, , \
                 co__branches_1, , )(__VA_ARGS__)
#define co__number(...)                                                                  \
    co__pairs_of(__VA_ARGS__, 8, , 7, , 6, , 5, , 4, , 3, , 2, , 1, , )
#define co__room(...) co__pairs_of(__VA_ARGS__, 8, , 8, , 8, , 8, , 4, , 4, , 2, , 2, , )
#define co__pairs_of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, which, ...) which
#define co__branch(f, r)                                                                 \
    {                                                                                    \
        co__pair(f, r), {0}                                                              \
    }
#define co__branches_1(f, r) co__branch(f, r)
#define co__branches_2(f, r, ...) co__branch(f, r), co__branches_1(__VA_ARGS__)
#define co__branches_3(f, r, ...) co__branch(f, r), co__branches_2(__VA_ARGS__)
#define co__branches_4(f, r, ...) co__branch(f, r), co__branches_3(__VA_ARGS__)
#define co__branches_5(f, r, ...) co__branch(f, r), co__branches_4(__VA_ARGS__)
#define co__branches_6(f, r, ...) co__branch(f, r), co__branches_5(__VA_ARGS__)
#define co__branches_7(f, r, ...) co__branch(f, r), co__branches_6(__VA_ARGS__)
#define co__branches_8(f, r, ...) co__branch(f, r), co__branches_7(__VA_ARGS__)

/* Ends what is polled, if that is not null.  */
static inline void co__joined_left(struct co__joined **co__joined_)
{
    if (*co__joined_)
        co__joined_end(*co__joined_);
}

/* The body of a future of the branches in co__given_, which POLL polls.  */
#define co__joined_body(poll)                                                            \
    struct co__joined *co__polled_ __attribute__((__cleanup__(co__joined_left))) =       \
        &co__given_.co__joined;                                                          \
    int co__result_;                                                                     \
    while ((co__result_ = poll(&co__given_.co__joined, co_context())) == CO__WAITS)      \
        co_await(co__suspend());                                                         \
    co__polled_ = 0

/* Those of up to ROOM.  */
#define co__joined_of(room)                                                              \
    struct co__joined_##room {                                                           \
        struct co__joined co__joined;                                                    \
        struct co__branch co__branch[room];                                              \
    };                                                                                   \
    static inline co_future(void) co__in_co_join_##room(struct co__joined_##room co__given_) \
    {                                                                                    \
        co__joined_body(co__join);                                                       \
        (void)co__result_;                                                               \
    }                                                                                    \
    static inline co_future(int) co__in_co_select_##room(struct co__joined_##room co__given_) \
    {                                                                                    \
        co__joined_body(co__select);                                                     \
        co_return(co__result_);                                                          \
    }
co__joined_of(2)
co__joined_of(4)
co__joined_of(8)

struct co__shared;
struct co__promise;
struct co__future co__ready(const void *value, size_t size);
struct co__future co__never(bool is_int);
struct co__future co__race(void *futures, unsigned count);
struct co__future co__next_of(void *stream, void *item);
struct co__shared *co__share(void *future, size_t size, size_t align, bool is_int);
struct co__future co__shared_wait(struct co__shared *shared);
void co__shared_ref(struct co__shared *shared);
void co__shared_unref(struct co__shared *shared);
struct co__promise *co__promise_new(size_t size, bool is_int);
struct co__future co__promised(struct co__promise *promise);
void co__resolve(struct co__promise *promise, const void *value);
void co__promise_free(struct co__promise *promise);

#ifdef __COGEN__
#pragma cogen names /* From here on the plugin looks at how they are used.  */
#endif

#endif /* COGEN_FUTURE_H */
