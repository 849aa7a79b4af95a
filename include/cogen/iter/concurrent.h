/* <cogen/iter/concurrent.h>: streams that run several objects at once.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Each allocates once, by co_frame_alloc, and is a null object without memory.  */

#ifndef COGEN_ITER_CONCURRENT_H
#define COGEN_ITER_CONCURRENT_H

#pragma GCC system_header

#include <cogen/iter/base.h>
#include <cogen/iter/running.h>
#include <errno.h>

/* The items of one stream and others with the same items, by arrival.  */
#define co_merged(...)                                                                   \
    __extension__({                                                                      \
        co__stream_type(__VA_ARGS__) co__all[] = {__VA_ARGS__}, co__stream = {0};        \
        co__merged(&co__stream, co__all, sizeof co__all / sizeof *co__all);              \
        co__stream;                                                                      \
    })

/* The results of the futures that an iterator or a stream gives; N of them at most run at
   once.  In the order of the source; as they come.  Panic if N is 0.  */
#define co_buffered(src, n) co__run("co_buffered", src, n, CO__IN_ORDER)
#define co_unordered(src, n) co__run("co_unordered", src, n, CO__BY_ARRIVAL)
#define co__run(name, src, n, order)                                                     \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__count(co__2, n)                                                              \
        typedef co_result_type(*(co_item_type(co__1) *)0) co__result;                    \
        co_stream(co__result) co__stream = {0};                                          \
        co__check_count(name, co__2);                                                    \
        co__buffered(&co__stream, &co__1,                                                \
                     co__is_stream(co__1),                                               \
                     co__2, sizeof(co__result), _Alignof(co__result), order);            \
        co__stream;                                                                      \
    })

/* The items of the stream S, until one takes longer than MS milliseconds: then comes
   -ETIMEDOUT, if they are signed numbers, and the end.  */
#define co_each_timeout(s, ms)                                                           \
    __extension__({                                                                      \
        co_var co__1 = s;                                                                \
        unsigned co__2 = ms;                                                             \
        co__check_stream(co__1);                                                         \
        co_stream(co_item_type(co__1)) co__stream = {0};                                 \
        co__each_timeout(&co__stream, &co__1, co__2, sizeof(co_item_type(co__1)),        \
                         co__late(*(co_item_type(co__1) *)0));                           \
        co__stream;                                                                      \
    })

/* The address of -ETIMEDOUT as a value of the type of V.  */
#define co__late(v)                                                                      \
    _Generic(v, signed char : &(signed char){-ETIMEDOUT}, short : &(short){-ETIMEDOUT},  \
             int : &(int){-ETIMEDOUT}, long : &(long){-ETIMEDOUT},                       \
             long long : &(long long){-ETIMEDOUT}, float : &(float){-ETIMEDOUT},         \
             double : &(double){-ETIMEDOUT}, long double : &(long double){-ETIMEDOUT},   \
             CO__LATE_INT128 default : (void *)0)
#ifdef __SIZEOF_INT128__
#define CO__LATE_INT128 __int128 : &(__int128){-ETIMEDOUT},
#else
#define CO__LATE_INT128
#endif

#endif /* COGEN_ITER_CONCURRENT_H */
