/* <cogen/iter/find.h>: one of the items, or whether there is one.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   They stop as early as they can, and drop the source.  */

#ifndef COGEN_ITER_FIND_H
#define COGEN_ITER_FIND_H

#pragma GCC system_header

#include <cogen/iter/base.h>

/* Is there an item X for which the condition holds?  Does it hold for all?  */
#define co_any(src, x, ...)                                                              \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        bool co__found = false;                                                          \
        co__quiet co_each (co_var x, co__1)                                              \
            if (__VA_ARGS__) {                                                           \
                co__found = true;                                                        \
                break;                                                                   \
            }                                                                            \
        co__loud co__found;                                                              \
    })
#define co_all(src, x, ...)                                                              \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        bool co__all = true;                                                             \
        co__quiet co_each (co_var x, co__1)                                              \
            if (!(__VA_ARGS__)) {                                                        \
                co__all = false;                                                         \
                break;                                                                   \
            }                                                                            \
        co__loud co__all;                                                                \
    })

/* Stores the first item X for which CONDITION holds in *OUT; false if there is none.  */
#define co_find(src, x, condition, out)                                                  \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co_var co__4 = out;                                                              \
        co__check_out(co__1, co__4);                                                     \
        bool co__found = false;                                                          \
        co__quiet co_each (co_var x, co__1)                                              \
            if (condition) {                                                             \
                *co__4 = x;                                                              \
                co__found = true;                                                        \
                break;                                                                   \
            }                                                                            \
        co__loud co__found;                                                              \
    })

/* The number, from 0, of the first item X for which the condition holds: a ptrdiff_t;
   -1 if there is none.  */
#define co_position(src, x, ...)                                                         \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        ptrdiff_t co__at = -1, co__i = 0;                                                \
        co__quiet co_each (co_var x, co__1) {                                            \
            if (__VA_ARGS__) {                                                           \
                co__at = co__i;                                                          \
                break;                                                                   \
            }                                                                            \
            co__i++;                                                                     \
        }                                                                                \
        co__loud co__at;                                                                 \
    })

/* Stores the item number N, from 0, in *OUT; false if there is none.  */
#define co_nth(src, n, out)                                                              \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__count(co__2, n)                                                              \
        co_var co__3 = out;                                                              \
        co__check_out(co__1, co__3);                                                     \
        bool co__found = false;                                                          \
        co_each (co_var co__x, co__1)                                                    \
            if (co__2)                                                                   \
                co__2--;                                                                 \
            else {                                                                       \
                *co__3 = co__x;                                                          \
                co__found = true;                                                        \
                break;                                                                   \
            }                                                                            \
        co__found;                                                                       \
    })

/* Stores the last item in *OUT; false if there is none.  */
#define co_last(src, out)                                                                \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co_var co__2 = out;                                                              \
        co__check_out(co__1, co__2);                                                     \
        bool co__found = false;                                                          \
        co_item_type(co__1) co__last = {0};                                              \
        co_each (co_var co__x, co__1) {                                                  \
            co__last = co__x;                                                            \
            co__found = true;                                                            \
        }                                                                                \
        if (co__found)                                                                   \
            *co__2 = co__last;                                                           \
        co__found;                                                                       \
    })

#endif /* COGEN_ITER_FIND_H */
