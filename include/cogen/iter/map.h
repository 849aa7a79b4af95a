/* <cogen/iter/map.h>: adaptors that give something else for each item.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef COGEN_ITER_MAP_H
#define COGEN_ITER_MAP_H

#pragma GCC system_header

#include <cogen/iter/base.h>

/* What the expression gives for each item X.  */
#define co_map(src, x, ...)                                                              \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__quiet co_like(co__1, co__type_in(co__1, x, __VA_ARGS__))                     \
            co__in_co_map(void)                                                          \
        {                                                                                \
            co_each (co_var x, co__1)                                                    \
                co_yield(__VA_ARGS__);                                                   \
        }                                                                                \
        co__loud co__in_co_map();                                                        \
    })

/* What the expression gives for each item X for which CONDITION holds.  */
#define co_filter_map(src, x, condition, ...)                                            \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__quiet co_like(co__1, co__type_in(co__1, x, __VA_ARGS__))                     \
            co__in_co_filter_map(void)                                                   \
        {                                                                                \
            co_each (co_var x, co__1)                                                    \
                if (condition)                                                           \
                    co_yield(__VA_ARGS__);                                               \
        }                                                                                \
        co__loud co__in_co_filter_map();                                                 \
    })

/* What the expression gives for each item X, the number I of which, from 0, is a
   size_t.  */
#define co_enumerate(src, i, x, ...)                                                     \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__quiet co_like(co__1, co__type_in_2(size_t, i, co__1, x, __VA_ARGS__))        \
            co__in_co_enumerate(void)                                                    \
        {                                                                                \
            size_t co__i = 0;                                                            \
            co_each (co_var x, co__1) {                                                  \
                size_t i co__unused = co__i++;                                           \
                co_yield(__VA_ARGS__);                                                   \
            }                                                                            \
        }                                                                                \
        co__loud co__in_co_enumerate();                                                  \
    })

/* ACC begins as INIT, and becomes what the expression gives for each item X: that is
   the item.  */
#define co_scan(src, acc, init, x, ...)                                                  \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co_var co__3 = init;                                                             \
        co__quiet co_like(co__1, co__3) co__in_co_scan(void)                             \
        {                                                                                \
            co__assignable(co__3) acc = co__3;                                           \
            co_each (co_var x, co__1) {                                                  \
                __typeof__(acc) co__5 = __VA_ARGS__;                                     \
                acc = co__5;                                                             \
                co_yield(acc);                                                           \
            }                                                                            \
        }                                                                                \
        co__loud co__in_co_scan();                                                       \
    })

/* The items, for each of which the statement is executed before.  */
#define co_inspect(src, x, ...)                                                          \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__quiet co__same(co__1) co__in_co_inspect(void)                                \
        {                                                                                \
            co_each (co_var x, co__1) {                                                  \
                __VA_ARGS__;                                                             \
                co_yield(x);                                                             \
            }                                                                            \
        }                                                                                \
        co__loud co__in_co_inspect();                                                    \
    })

/* The items of the iterator that the expression gives for each item X; in a stream, of
   the iterator or stream.  */
#define co_flat_map(src, x, ...)                                                         \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__quiet co__type_in(co__1, x, __VA_ARGS__) *co__3 co__unused = 0;              \
        co_like(co__1, co_item_type(*co__3)) co__in_co_flat_map(void)                    \
        {                                                                                \
            co_each (co_var x, co__1)                                                    \
                co_each (co_var co__x, __VA_ARGS__)                                      \
                    co_yield(co__x);                                                     \
        }                                                                                \
        co__loud co__in_co_flat_map();                                                   \
    })

/* The items of the objects that are the items.  */
#define co_flatten(src)                                                                  \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co_like(co__1, co_item_type(*(co_item_type(co__1) *)0)) co__in_co_flatten(void)  \
        {                                                                                \
            co_each (co_var co__object, co__1)                                           \
                co_each (co_var co__x, co__object)                                       \
                    co_yield(co__x);                                                     \
        }                                                                                \
        co__in_co_flatten();                                                             \
    })

#endif /* COGEN_ITER_MAP_H */
