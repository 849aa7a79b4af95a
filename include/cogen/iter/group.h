/* <cogen/iter/group.h>: adaptors that give several items at a time.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Their items are { T *items; size_t count; }, and are there until the next step.  */

#ifndef COGEN_ITER_GROUP_H
#define COGEN_ITER_GROUP_H

#pragma GCC system_header

#include <cogen/iter/base.h>

#include <cogen/iter/list.h>
#include <string.h>

#define co__group_of(s)                                                                  \
    __typeof__(struct {                                                                  \
        co_item_type(s) *items;                                                          \
        size_t count;                                                                    \
    })

/* N, or what it has given, for the size of an array: so the array is one in the frame
   if N is a constant; else it is from co_frame_alloc.  */
#define co__extent(n, value)                                                             \
    __builtin_choose_expr(__builtin_constant_p(n), (size_t)(n), value)

/* N items at a time; the last ones may be fewer.  Panics if N is 0.  */
#define co_chunks(src, n)                                                                \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__count(co__2, n)                                                              \
        typedef co__group_of(co__1) co__group;                                           \
        co__check_count("co_chunks", co__2);                                             \
        co_like(co__1, co__group) co__in_co_chunks(void)                                 \
        {                                                                                \
            co_item_type(co__1) co__items[co__extent(n, co__2)];                         \
            size_t co__count = 0;                                                        \
            co_each (co_var co__x, co__1) {                                              \
                co__items[co__count++] = co__x;                                          \
                if (co__count == co__2) {                                                \
                    co_yield((co__group){co__items, co__count});                         \
                    co__count = 0;                                                       \
                }                                                                        \
            }                                                                            \
            if (co__count)                                                               \
                co_yield((co__group){co__items, co__count});                             \
        }                                                                                \
        co__in_co_chunks();                                                              \
    })

/* Each N items that follow one another: all but the first share N - 1 with the ones
   before.  None if there are fewer than N.  Panics if N is 0.  */
#define co_windows(src, n)                                                               \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co__count(co__2, n)                                                              \
        typedef co__group_of(co__1) co__group;                                           \
        co__check_count("co_windows", co__2);                                            \
        co_like(co__1, co__group) co__in_co_windows(void)                                \
        {                                                                                \
            /* Moved to the front each time that they reach the end: once in N + 1.  */  \
            co_item_type(co__1) co__items[2 * co__extent(n, co__2)];                     \
            size_t co__end = 0;                                                          \
            co_each (co_var co__x, co__1) {                                              \
                if (co__end == 2 * co__2) {                                              \
                    memcpy(co__items, co__items + co__2 + 1,                             \
                           (co__2 - 1) * sizeof *co__items);                             \
                    co__end = co__2 - 1;                                                 \
                }                                                                        \
                co__items[co__end++] = co__x;                                            \
                if (co__end >= co__2)                                                    \
                    co_yield((co__group){co__items + co__end - co__2, co__2});           \
            }                                                                            \
        }                                                                                \
        co__in_co_windows();                                                             \
    })

/* The longest groups of items in which of each two that follow one another, X and Y, the
   expression says that they are of the same group.  Allocates by malloc; panics without
   memory.  */
#define co_group_by(src, x, y, ...)                                                      \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        typedef co__group_of(co__1) co__group;                                           \
        co__quiet co_like(co__1, co__group) co__in_co_group_by(void)                     \
        {                                                                                \
            co__list_auto struct co__list co__list = {0, 0, 0};                          \
            co_each (co_var co__x, co__1) {                                              \
                if (co__list.count) {                                                    \
                    co_var x co__unused =                                                \
                        ((co_item_type(co__1) *)co__list.items)[co__list.count - 1];     \
                    co_var y co__unused = co__x;                                         \
                    if (!(__VA_ARGS__)) {                                                \
                        co_yield((co__group){co__list.items, co__list.count});           \
                        co__list.count = 0;                                              \
                    }                                                                    \
                }                                                                        \
                if (!co__list_add(&co__list, &co__x, sizeof co__x, _Alignof(co__x)))     \
                    co_panic("co_group_by", "out of memory");                            \
            }                                                                            \
            if (co__list.count)                                                          \
                co_yield((co__group){co__list.items, co__list.count});                   \
        }                                                                                \
        co__loud co__in_co_group_by();                                                   \
    })

#endif /* COGEN_ITER_GROUP_H */
