/* <cogen/iter/combine.h>: adaptors that put sources together.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef COGEN_ITER_COMBINE_H
#define COGEN_ITER_COMBINE_H

#pragma GCC system_header

#include <cogen/iter/base.h>

/* The items of A, then those of B.  */
#define co_chain(a, b)                                                                   \
    __extension__({                                                                      \
        co_var co__1 = a;                                                                \
        co_var co__2 = b;                                                                \
        co__same(co__1) co__in_co_chain(void)                                            \
        {                                                                                \
            co_each (co_var co__x, co__1)                                                \
                co_yield(co__x);                                                         \
            co_each (co_var co__x, co__2)                                                \
                co_yield(co__x);                                                         \
        }                                                                                \
        co__in_co_chain();                                                               \
    })

/* What the expression gives for each item X of A and the item Y of B with the same
   number.  Ends with the first that ends; A is asked first.  */
#define co_zip(a, b, x, y, ...)                                                          \
    __extension__({                                                                      \
        co_var co__1 = a;                                                                \
        co_var co__2 = b;                                                                \
        co__quiet co_like(co__1, co__type_in_2(co_item_type(co__1), x, co__2, y,         \
                                               __VA_ARGS__)) co__in_co_zip(void)         \
        {                                                                                \
            for (;;) {                                                                   \
                co_item_type(co__1) x;                                                   \
                co_item_type(co__2) y;                                                   \
                if (!co__advance(&co__1, &x) || !co__advance(&co__2, &y))                \
                    break;                                                               \
                co_yield(__VA_ARGS__);                                                   \
            }                                                                            \
        }                                                                                \
        co__loud co__in_co_zip();                                                        \
    })

/* The items of A and B in turn, A first; when one has ended the other goes on.  */
#define co_interleave(a, b)                                                              \
    __extension__({                                                                      \
        co_var co__1 = a;                                                                \
        co_var co__2 = b;                                                                \
        co__same(co__1) co__in_co_interleave(void)                                       \
        {                                                                                \
            bool co__more_1 = true, co__more_2 = true;                                   \
            while (co__more_1 || co__more_2) {                                           \
                co_item_type(co__1) co__x;                                               \
                co_item_type(co__2) co__y;                                               \
                if (co__more_1 && (co__more_1 = co__advance(&co__1, &co__x)))            \
                    co_yield(co__x);                                                     \
                if (co__more_2 && (co__more_2 = co__advance(&co__2, &co__y)))            \
                    co_yield(co__y);                                                     \
            }                                                                            \
        }                                                                                \
        co__in_co_interleave();                                                          \
    })

/* The items of A and B, both sorted, in order: the expression tells of two items
   whether X comes before Y.  Of equal ones that of A comes first.  */
#define co_merge(a, b, x, y, ...)                                                        \
    __extension__({                                                                      \
        co_var co__1 = a;                                                                \
        co_var co__2 = b;                                                                \
        co__quiet co__same(co__1) co__in_co_merge(void)                                  \
        {                                                                                \
            co_item_type(co__1) y = {0}; /* For GCC: nobody reads it.  */                \
            co_item_type(co__2) x = {0};                                                 \
            bool co__more_1 = co__advance(&co__1, &y);                                   \
            bool co__more_2 = co__advance(&co__2, &x);                                   \
            while (co__more_1 || co__more_2)                                             \
                if (!co__more_2 || (co__more_1 && !(__VA_ARGS__))) {                     \
                    co_yield(y);                                                         \
                    co__more_1 = co__advance(&co__1, &y);                                \
                } else {                                                                 \
                    co_yield(x);                                                         \
                    co__more_2 = co__advance(&co__2, &x);                                \
                }                                                                        \
        }                                                                                \
        co__loud co__in_co_merge();                                                      \
    })

/* The items, V between them.  */
#define co_intersperse(src, ...)                                                         \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co_item_type(co__1) co__2 = __VA_ARGS__;                                         \
        co__same(co__1) co__in_co_intersperse(void)                                      \
        {                                                                                \
            bool co__any = false;                                                        \
            co_each (co_var co__x, co__1) {                                              \
                if (co__any)                                                             \
                    co_yield(co__2);                                                     \
                co__any = true;                                                          \
                co_yield(co__x);                                                         \
            }                                                                            \
        }                                                                                \
        co__in_co_intersperse();                                                         \
    })

/* The items again and again, each time by a clone of the source as it is now.  Ends
   after one round if that cannot be cloned, and if there are none.  */
#define co_cycle(src)                                                                    \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__same(co__1) co__in_co_cycle(void)                                            \
        {                                                                                \
            co_var co__source = co__1;                                                   \
            co_var co__spare = co_clone(&co__source);                                    \
            for (bool co__any = true; co__any;) {                                        \
                co__any = false;                                                         \
                co_each (co_var co__x, co__source) {                                     \
                    co__any = true;                                                      \
                    co_yield(co__x);                                                     \
                }                                                                        \
                if (co_is_null(co__spare))                                               \
                    break;                                                               \
                co__source = co_clone(&co__spare);                                       \
                if (co_is_null(co__source))                                              \
                    break;                                                               \
            }                                                                            \
        }                                                                                \
        co__in_co_cycle();                                                               \
    })

#endif /* COGEN_ITER_COMBINE_H */
