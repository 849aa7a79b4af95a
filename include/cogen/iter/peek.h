/* <cogen/iter/peek.h>: an iterator whose next item can be looked at.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef COGEN_ITER_PEEK_H
#define COGEN_ITER_PEEK_H

#pragma GCC system_header

#include <cogen/iter/base.h>

/* The type of an iterator over T with a place for the next item.  */
#define co_peekable(...) co_generator(__typeof__(__VA_ARGS__) *, void, bool)

/* Makes one of the iterator SRC.  It is a generator that yields where the next item is,
   or null at the end; with true that item is taken.  */
#define co_peekable_of(src)                                                              \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        co_peekable(co_item_type(co__1)) co__in_co_peekable_of(void)                     \
        {                                                                                \
            co_item_type(co__1) co__x;                                                   \
            bool co__there = false;                                                      \
            for (bool co__take = co_arg();;) {                                           \
                if (!co__there)                                                          \
                    co__there = co_next(&co__1, &co__x);                                 \
                co_var co__next = co__there ? &co__x : 0;                                \
                if (co__take)                                                            \
                    co__there = false;                                                   \
                co__take = co_yield(co__next);                                           \
            }                                                                            \
        }                                                                                \
        co__in_co_peekable_of();                                                         \
    })

/* Where the next item of the co_peekable(T) at P is, until it is taken: a T *, null at
   the end.  */
#define co_peek(p)                                                                       \
    __extension__({                                                                      \
        co_var co__1 = p;                                                                \
        co_item_type(*co__1) co__next = 0;                                               \
        co_resume(co__1, false, &co__next);                                              \
        co__next;                                                                        \
    })

/* Takes the next item and stores it in *OUT; false at the end.  */
#define co_peek_next(p, out)                                                             \
    __extension__({                                                                      \
        co_var co__1 = p;                                                                \
        co_item_type(*co__1) co__2 = out;                                                \
        co_item_type(*co__1) co__next = 0;                                               \
        co_resume(co__1, true, &co__next);                                               \
        if (co__next)                                                                    \
            *co__2 = *co__next;                                                          \
        co__next != 0;                                                                   \
    })

#endif /* COGEN_ITER_PEEK_H */
