/* <cogen/iter/source.h>: sources of few items, of one array, of a rule.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef COGEN_ITER_SOURCE_H
#define COGEN_ITER_SOURCE_H

#pragma GCC system_header

#include <cogen/iter/base.h>

/* No items of type T.  */
#define co_empty(...)                                                                    \
    __extension__({                                                                      \
        co_iterator(__VA_ARGS__) co__in_co_empty(void)                                   \
        {                                                                                \
            co_return();                                                                 \
        }                                                                                \
        co__in_co_empty();                                                               \
    })

/* V, once.  */
#define co_once(...)                                                                     \
    __extension__({                                                                      \
        co_var co__1 = __VA_ARGS__;                                                      \
        co_iterator(co__1) co__in_co_once(void)                                          \
        {                                                                                \
            co_yield(co__1);                                                             \
        }                                                                                \
        co__in_co_once();                                                                \
    })

/* V, for ever.  */
#define co_repeat(...)                                                                   \
    __extension__({                                                                      \
        co_var co__1 = __VA_ARGS__;                                                      \
        co_iterator(co__1) co__in_co_repeat(void)                                        \
        {                                                                                \
            for (;;)                                                                     \
                co_yield(co__1);                                                         \
        }                                                                                \
        co__in_co_repeat();                                                              \
    })

/* The N elements of ARRAY, which must be there as long as the iterator is.  (A compound
   literal is not, which is an error: it ends with the block that the macro is.)  */
#define co_items(array, n)                                                               \
    __extension__({                                                                      \
        co_var co__1 = &(array)[0];                                                      \
        co__count(co__2, n)                                                              \
        co_iterator(*co__1) co__in_co_items(void)                                        \
        {                                                                                \
            for (size_t co__i = 0; co__i < co__2; co__i++)                               \
                co_yield(co__1[co__i]);                                                  \
        }                                                                                \
        co__in_co_items();                                                               \
    })

/* Pointers to the N elements of ARRAY.  */
#define co_refs(array, n)                                                                \
    __extension__({                                                                      \
        co_var co__1 = &(array)[0];                                                      \
        co__count(co__2, n)                                                              \
        co_iterator(co__1) co__in_co_refs(void)                                          \
        {                                                                                \
            for (size_t co__i = 0; co__i < co__2; co__i++)                               \
                co_yield(co__1 + co__i);                                                 \
        }                                                                                \
        co__in_co_refs();                                                                \
    })

/* FIRST, and after each item X the expression.  It does not end.  */
#define co_successors(first, x, ...)                                                     \
    __extension__({                                                                      \
        co_var co__1 = first;                                                            \
        co__quiet co_iterator(co__1) co__in_co_successors(void)                          \
        {                                                                                \
            co__assignable(co__1) x = co__1;                                             \
            for (;;) {                                                                   \
                co_yield(x);                                                             \
                __typeof__(x) co__3 = __VA_ARGS__;                                       \
                x = co__3;                                                               \
            }                                                                            \
        }                                                                                \
        co__loud co__in_co_successors();                                                 \
    })

/* An iterator as a stream.  */
#define co_stream_of(it)                                                                 \
    __extension__({                                                                      \
        co_var co__1 = it;                                                               \
        co_stream(co_item_type(co__1)) co__in_co_stream_of(void)                         \
        {                                                                                \
            co_for (co_var co__x, co__1)                                                 \
                co_yield(co__x);                                                         \
        }                                                                                \
        co__in_co_stream_of();                                                           \
    })

#endif /* COGEN_ITER_SOURCE_H */
