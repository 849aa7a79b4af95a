/* <cogen/iter/range.h>: numbers from here to there.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef COGEN_ITER_RANGE_H
#define COGEN_ITER_RANGE_H

#pragma GCC system_header

#include <cogen/iter/base.h>

/* The numbers, or pointers, from LO up to, but not including, HI; of the type that
   LO and HI have in common.  */
#define co_range(lo, hi)                                                                 \
    __extension__({                                                                      \
        co_var co__1 = (lo) + 0;                                                         \
        co_var co__2 = (hi) + 0;                                                         \
        co_iterator(1 ? co__1 : co__2) co__in_co_range(void)                             \
        {                                                                                \
            __typeof__(1 ? co__1 : co__2) co__end = co__2;                               \
            for (__typeof__(co__end) co__i = co__1; co__i < co__end; co__i++)            \
                co_yield(co__i);                                                         \
        }                                                                                \
        co__in_co_range();                                                               \
    })

/* LO, LO + STEP and so on, as long as they are less than HI; greater, if STEP is
   negative.  None of them overflows.  Panics if STEP is 0.  */
#define co_range_step(lo, hi, step)                                                      \
    __extension__({                                                                      \
        co_var co__1 = (lo) + 0;                                                         \
        co_var co__2 = (hi) + 0;                                                         \
        co_var co__3 = (step) + 0;                                                       \
        if (co__3 == 0)                                                                  \
            co_panic("co_range_step", "the step is 0");                                  \
        co_iterator(1 ? co__1 : co__2) co__in_co_range_step(void)                        \
        {                                                                                \
            __typeof__(1 ? co__1 : co__2) co__end = co__2;                               \
            bool co__down = co__3 < 0;                                                   \
            __typeof__(0ull + co__3) co__by = 0ull + co__3;                              \
            if (co__down)                                                                \
                co__by = -co__by;                                                        \
            for (__typeof__(co__end) co__i = co__1;                                      \
                 co__down ? co__i > co__end : co__i < co__end;) {                        \
                co_yield(co__i);                                                         \
                if ((co__down ? (0ull + co__i) - (0ull + co__end)                        \
                              : (0ull + co__end) - (0ull + co__i)) <= co__by)            \
                    break;                                                               \
                co__i = (__typeof__(co__i))(co__down ? (0ull + co__i) - co__by           \
                                                     : (0ull + co__i) + co__by);         \
            }                                                                            \
        }                                                                                \
        co__in_co_range_step();                                                          \
    })

#endif /* COGEN_ITER_RANGE_H */
