/* <cogen/iter/collect.h>: all items in memory.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef COGEN_ITER_COLLECT_H
#define COGEN_ITER_COLLECT_H

#pragma GCC system_header

#include <cogen/iter/base.h>

#include <cogen/iter/list.h>

/* All items, in malloc'ed memory that is the caller's; their number is stored in *COUNT.
   Null and 0 if there are none; null and SIZE_MAX without memory.  */
#define co_collect(src, count_out)                                                       \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        size_t *co__2 = count_out;                                                       \
        co__list_auto struct co__list co__list = {0, 0, 0};                              \
        bool co__room = true;                                                            \
        co_each (co_var co__x, co__1) {                                                  \
            co__room = co__list_reserve(&co__list, 1, sizeof co__x, _Alignof(co__x));    \
            if (!co__room)                                                               \
                break;                                                                   \
            ((co_item_type(co__1) *)co__list.items)[co__list.count++] = co__x;           \
        }                                                                                \
        *co__2 = co__room ? co__list.count : SIZE_MAX;                                   \
        (co_item_type(co__1) *)(co__room ? co__list_take(&co__list) : 0);                \
    })

#endif /* COGEN_ITER_COLLECT_H */
