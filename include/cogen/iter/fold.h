/* <cogen/iter/fold.h>: one value made of all items.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef COGEN_ITER_FOLD_H
#define COGEN_ITER_FOLD_H

#pragma GCC system_header

#include <cogen/iter/base.h>

/* ACC, which begins as INIT, and becomes what the expression gives for each item X.  */
#define co_fold(src, acc, init, x, ...)                                                  \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co_var co__3 = init;                                                             \
        co__quiet co__assignable(co__3) acc = co__3;                                     \
        co_each (co_var x, co__1) {                                                      \
            __typeof__(acc) co__5 = __VA_ARGS__;                                         \
            acc = co__5;                                                                 \
        }                                                                                \
        co__loud acc;                                                                    \
    })

/* The first item as A; for each other one, B, A becomes what E gives.  Stores A in *OUT
   if there were any: returns that.  */
#define co_reduce(src, a, b, e, out)                                                     \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co_var co__5 = out;                                                              \
        co__check_out(co__1, co__5);                                                     \
        bool co__found = false;                                                          \
        co__quiet co_item_type(co__1) a = {0};                                           \
        co_each (co_var b, co__1) {                                                      \
            if (co__found) {                                                             \
                __typeof__(a) co__4 = e;                                                 \
                a = co__4;                                                               \
            } else {                                                                     \
                co__found = true;                                                        \
                a = b;                                                                   \
            }                                                                            \
        }                                                                                \
        if (co__found)                                                                   \
            *co__5 = a;                                                                  \
        co__loud co__found;                                                              \
    })

/* The sum, the product; of the item type after promotion.  */
#define co_sum(src) co__total(src, +=, 0)
#define co_product(src) co__total(src, *=, 1)
#define co__total(src, op, init)                                                         \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        typedef __typeof__(*(co_item_type(co__1) *)0 + *(co_item_type(co__1) *)0) co__of; \
        co__of co__total = (co__of){0} + init; /* it may be a vector */                  \
        co_each (co_var co__x, co__1)                                                    \
            co__total op co__x;                                                          \
        co__total;                                                                       \
    })

/* How many there are.  */
#define co_count(src)                                                                    \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        size_t co__count = 0;                                                            \
        co_each (co_var co__x, co__1)                                                    \
            co__count++;                                                                 \
        co__count;                                                                       \
    })

/* Stores the first of the least, the greatest items in *OUT; false if there are
   none.  */
#define co_min(src, out) co__best(src, out, 2, co__x < co__best)
#define co_max(src, out) co__best(src, out, 2, co__x > co__best)
#define co__best(src, out, number, better)                                               \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co_var co__##number = out;                                                       \
        co__check_out(co__1, co__##number);                                              \
        bool co__found = false;                                                          \
        co_item_type(co__1) co__best = {0};                                              \
        co_each (co_var co__x, co__1)                                                    \
            if (!co__found || better) {                                                  \
                co__found = true;                                                        \
                co__best = co__x;                                                        \
            }                                                                            \
        if (co__found)                                                                   \
            *co__##number = co__best;                                                    \
        co__found;                                                                       \
    })

/* The same where LESS tells of two items whether A is less than B.  */
#define co_min_by(src, a, b, less, out)                                                  \
    co__best(src, out, 5, co__less(a, co__x, b, co__best, less))
#define co_max_by(src, a, b, less, out)                                                  \
    co__best(src, out, 5, co__less(a, co__best, b, co__x, less))
#define co__less(a, left, b, right, less)                                                \
    __extension__({                                                                      \
        co_var co__left = left;                                                          \
        co_var co__right = right;                                                        \
        co__quiet co_var a co__unused = co__left;                                        \
        co_var b co__unused = co__right;                                                 \
        co__loud(less) ? 1 : 0;                                                          \
    })

/* Is an item less than the one before?  Then they are not sorted.  */
#define co_is_sorted(src)                                                                \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        bool co__any = false, co__sorted = true;                                         \
        co_item_type(co__1) co__last = {0};                                              \
        co_each (co_var co__x, co__1) {                                                  \
            if (co__any && co__x < co__last) {                                           \
                co__sorted = false;                                                      \
                break;                                                                   \
            }                                                                            \
            co__any = true;                                                              \
            co__last = co__x;                                                            \
        }                                                                                \
        co__sorted;                                                                      \
    })

/* Have A and B equal items, and as many?  */
#define co_equal(a, b)                                                                   \
    __extension__({                                                                      \
        co_var co__1 = a;                                                                \
        co_var co__2 = b;                                                                \
        bool co__equal = true;                                                           \
        for (bool co__more = true; co__more && co__equal;) {                             \
            co_item_type(co__1) co__x;                                                   \
            co_item_type(co__2) co__y;                                                   \
            co__more = co__advance(&co__1, &co__x);                                      \
            co__equal = co__more == co__advance(&co__2, &co__y)                          \
                        && (!co__more || co__x == co__y);                                \
        }                                                                                \
        co__equal;                                                                       \
    })

/* Executes the statement for each item X.  */
#define co_for_each(src, x, ...)                                                         \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__quiet co_each (co_var x, co__1) {                                            \
            __VA_ARGS__;                                                                 \
        }                                                                                \
        co__loud(void) 0;                                                                \
    })

#endif /* COGEN_ITER_FOLD_H */
