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
            typedef __typeof__(1 ? co__1 : co__2) co__item;                              \
            co__item co__end = (co__item)co__2;                                          \
            for (co__item co__i = (co__item)co__1; co__i < co__end; co__i++)             \
                co_yield(co__i);                                                         \
        }                                                                                \
        co__in_co_range();                                                               \
    })

/* LO, LO + STEP and so on, as long as they are less than HI; greater, if STEP is
   negative.  None of them overflows: whole numbers are counted before.  Panics if STEP is
   0.  */
#define co_range_step(lo, hi, step)                                                      \
    __extension__({                                                                      \
        co_var co__1 = (lo) + 0;                                                         \
        co_var co__2 = (hi) + 0;                                                         \
        co_var co__3 = (step) + 0;                                                       \
        if (co__3 == 0)                                                                  \
            co_panic("co_range_step", "the step is 0");                                  \
        co_iterator(co__step_type(co__1, co__2, co__3)) co__in_co_range_step(void)       \
        {                                                                                \
            typedef co__step_type(co__1, co__2, co__3) co__item;                         \
            typedef co__wide_type(co__1 + co__2 + co__3) co__wide;                       \
            co__item co__i = (co__item)co__1, co__end = (co__item)co__2;                 \
            bool co__down = co__3 < 0;                                                   \
            co__wide co__left = 0;                                                       \
            if (!co__fractional(co__i) && (co__down ? co__i > co__end : co__i < co__end))\
                co__left = (co__down ? (co__wide)co__i - (co__wide)co__end - 1           \
                                     : (co__wide)co__end - (co__wide)co__i - 1)          \
                               / (co__down ? -(co__wide)co__3 : (co__wide)co__3)         \
                           + 1;                                                          \
            while (co__fractional(co__i) ? (co__down ? co__i > co__end : co__i < co__end)\
                                         : co__left-- > 0) {                             \
                co_yield(co__i);                                                         \
                co__i = co__fractional(co__i)                                            \
                            ? co__i + (co__item)co__3                                    \
                            : (co__item)((co__wide)co__i + (co__wide)co__3);             \
            }                                                                            \
        }                                                                                \
        co__in_co_range_step();                                                          \
    })

/* The type of what co_range_step gives.  */
#define co__step_type(lo, hi, step)                                                      \
    __typeof__(__builtin_choose_expr(co__fractional(step), (lo) + (hi) + (step),         \
                                     1 ? (lo) : (hi)))

/* An unsigned type that is wide enough for V, a whole number.  */
#ifdef __SIZEOF_INT128__
#define co__wide_type(v)                                                                 \
    __typeof__(__builtin_choose_expr(!co__fractional(v) && sizeof(v) > sizeof(0ull),     \
                                     (unsigned __int128)0, 0ull))
#else
#define co__wide_type(v) unsigned long long
#endif

/* Is V a floating-point number?  (8: GCC's real_type_class.)  */
#define co__fractional(v) (__builtin_classify_type(v) == 8)

#endif /* COGEN_ITER_RANGE_H */
