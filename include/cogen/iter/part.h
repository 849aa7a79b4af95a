/* <cogen/iter/part.h>: adaptors that leave items out.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef COGEN_ITER_PART_H
#define COGEN_ITER_PART_H

#pragma GCC system_header

#include <cogen/iter/base.h>

/* The items X for which the condition holds.  */
#define co_filter(src, x, ...)                                                           \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__quiet co__same(co__1) co__in_co_filter(void)                                 \
        {                                                                                \
            co_each (co_var x, co__1)                                                    \
                if (__VA_ARGS__)                                                         \
                    co_yield(x);                                                         \
        }                                                                                \
        co__loud co__in_co_filter();                                                     \
    })

/* The first N items.  The source is not asked for more.  */
#define co_take(src, n)                                                                  \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__count(co__2, n)                                                              \
        co__same(co__1) co__in_co_take(void)                                             \
        {                                                                                \
            size_t co__left = co__2;                                                     \
            if (co__left)                                                                \
                co_each (co_var co__x, co__1) {                                          \
                    co_yield(co__x);                                                     \
                    if (--co__left == 0)                                                 \
                        break;                                                           \
                }                                                                        \
        }                                                                                \
        co__in_co_take();                                                                \
    })

/* The items before the first X for which the condition does not hold.  */
#define co_take_while(src, x, ...)                                                       \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__quiet co__same(co__1) co__in_co_take_while(void)                             \
        {                                                                                \
            co_each (co_var x, co__1) {                                                  \
                if (!(__VA_ARGS__))                                                      \
                    break;                                                               \
                co_yield(x);                                                             \
            }                                                                            \
        }                                                                                \
        co__loud co__in_co_take_while();                                                 \
    })

/* All items but the first N.  */
#define co_skip(src, n)                                                                  \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__count(co__2, n)                                                              \
        co__same(co__1) co__in_co_skip(void)                                             \
        {                                                                                \
            size_t co__left = co__2;                                                     \
            co_each (co_var co__x, co__1)                                                \
                if (co__left)                                                            \
                    co__left--;                                                          \
                else                                                                     \
                    co_yield(co__x);                                                     \
        }                                                                                \
        co__in_co_skip();                                                                \
    })

/* The items from the first X on for which the condition does not hold.  */
#define co_skip_while(src, x, ...)                                                       \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__quiet co__same(co__1) co__in_co_skip_while(void)                             \
        {                                                                                \
            bool co__skips = true;                                                       \
            co_each (co_var x, co__1) {                                                  \
                if (co__skips && (__VA_ARGS__))                                          \
                    continue;                                                            \
                co__skips = false;                                                       \
                co_yield(x);                                                             \
            }                                                                            \
        }                                                                                \
        co__loud co__in_co_skip_while();                                                 \
    })

/* The first item, and after each the one that is N further.  Panics if N is 0.  */
#define co_step_by(src, n)                                                               \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__count(co__2, n)                                                              \
        co__check_count("co_step_by", co__2);                                            \
        co__same(co__1) co__in_co_step_by(void)                                          \
        {                                                                                \
            size_t co__left = 0;                                                         \
            co_each (co_var co__x, co__1)                                                \
                if (co__left)                                                            \
                    co__left--;                                                          \
                else {                                                                   \
                    co__left = co__2 - 1;                                                \
                    co_yield(co__x);                                                     \
                }                                                                        \
        }                                                                                \
        co__in_co_step_by();                                                             \
    })

/* The items that are not equal to the one before.  */
#define co_dedup(src)                                                                    \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__same(co__1) co__in_co_dedup(void)                                            \
        {                                                                                \
            bool co__any = false;                                                        \
            co_item_type(co__1) co__last = {0};                                          \
            co_each (co_var co__x, co__1) {                                              \
                if (co__any && co__x == co__last)                                        \
                    continue;                                                            \
                co__any = true;                                                          \
                co__last = co__x;                                                        \
                co_yield(co__x);                                                         \
            }                                                                            \
        }                                                                                \
        co__in_co_dedup();                                                               \
    })

/* The items; after the end there are none, whatever the source does.  */
#define co_fuse(src)                                                                     \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__same(co__1) co__in_co_fuse(void)                                             \
        {                                                                                \
            co_each (co_var co__x, co__1)                                                \
                co_yield(co__x);                                                         \
        }                                                                                \
        co__in_co_fuse();                                                                \
    })

#endif /* COGEN_ITER_PART_H */
