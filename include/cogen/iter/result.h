/* <cogen/iter/result.h>: generators as iterators, without losing their result.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef COGEN_ITER_RESULT_H
#define COGEN_ITER_RESULT_H

#pragma GCC system_header

#include <cogen/iter/base.h>

/* What the generator G yields; when it ends, its result is stored in *RESULT.  */
#define co_final(g, result)                                                              \
    __extension__({                                                                      \
        co_var co__1 = g;                                                                \
        co_result_type(co__1) *co__2 = result;                                           \
        co_iterator(co_item_type(co__1)) co__in_co_final(void)                           \
        {                                                                                \
            *co__2 = co_yield_from(co__1);                                               \
        }                                                                                \
        co__in_co_final();                                                               \
    })

/* What the generator G, whose result is an int, yields: items { int error; Y value; }
   with the error 0; then, if the result is negative, one with it.  */
#define co_results(g)                                                                    \
    __extension__({                                                                      \
        co_var co__1 = g;                                                                \
        typedef __typeof__(struct {                                                      \
            int error;                                                                   \
            co_item_type(co__1) value;                                                   \
        }) co__result;                                                                   \
        co_iterator(co__result) co__in_co_results(void)                                  \
        {                                                                                \
            co__result co__item = {0};                                                   \
            while (co_resume(&co__1, &co__item.value, &co__item.error) == CO_YIELDED)    \
                co_yield(co__item);                                                      \
            if (co__item.error < 0)                                                      \
                co_yield((co__result){.error = co__item.error});                         \
        }                                                                                \
        co__in_co_results();                                                             \
    })

#endif /* COGEN_ITER_RESULT_H */
