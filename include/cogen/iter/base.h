/* <cogen/iter/base.h>: what the macros of <cogen/iter.h> are made of.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   An adaptor is a coroutine without a name that is made where it stands:

       co_map(src, x, e)
   =>  ({
           co_var co__1 = src;
           co_like(co__1, TYPE OF e) co__in_co_map(void)
           {
               co_each (co_var x, co__1)
                   co_yield(e);
           }
           co__in_co_map();
       })

   It captures what e names, by value where it can, and co__1 is moved into it.  What
   the operand number N has given is co__N: so the plugin, which sees the macro in the
   user's text, finds the operand there when it has to report it; co__in_NAME is NAME
   in its messages.  Operands are initializers without parentheses, or arguments of
   builtins: GCC then warns of a conversion at the operand, not here, where it would
   keep silent.  */

#ifndef COGEN_ITER_BASE_H
#define COGEN_ITER_BASE_H

#pragma GCC system_header

#include <cogen.h>

/* GCC 11 moves a pragma that is in an operand of a macro in front of the macro, into the
   middle of an expression.  There the plugin keeps the warnings of names back.  */
#if defined __clang__ || __GNUC__ >= 12
#define co__pragma(text) _Pragma(text)
#else
#define co__pragma(text)
#endif

/* Around declarations whose names the user has chosen, perhaps not for the first
   time.  */
#define co__quiet                                                                        \
    co__pragma("GCC diagnostic push") co__pragma("GCC diagnostic ignored \"-Wshadow\"")
#define co__loud co__pragma("GCC diagnostic pop")

#define co__unused __attribute__((__unused__))

/* The type of a variable with the value of the variable X that may be assigned to.  GCC's
   __auto_type keeps the const of a complex number; since C11 no function returns one.  */
#if defined __clang__ || __STDC_VERSION__ < 201112L
#define co__assignable(x) __auto_type
#else
#define co__assignable(x) __typeof__(((__typeof__(x)(*)(void))0)())
#endif

/* The type of an object like S, with the same items.  */
#define co__same(s) co_like(s, co_item_type(s))

/* True if S is a stream, false if it is an iterator; it must be one of them.  */
#define co__is_stream(s) __builtin_types_compatible_p(co_like(s, int), co_stream(int))

/* The type of an expression in which X is an item of S.  */
#define co__type_in(s, x, ...)                                                           \
    __typeof__(__extension__({                                                           \
        co_item_type(s) x co__unused;                                                    \
        (__VA_ARGS__);                                                                   \
    }))

/* The same, with one name more of type T.  */
#define co__type_in_2(T, y, s, x, ...)                                                   \
    __typeof__(__extension__({                                                           \
        T y co__unused;                                                                  \
        co_item_type(s) x co__unused;                                                    \
        (__VA_ARGS__);                                                                   \
    }))

/* Declares VARIABLE with N, an operand that is a number of items, of any type.  */
#define co__count(variable, n)                                                           \
    co__pragma("GCC diagnostic push")                                                    \
        co__pragma("GCC diagnostic ignored \"-Wsign-conversion\"")                       \
            co__pragma("GCC diagnostic ignored \"-Wconversion\"") size_t variable = n;   \
    co__pragma("GCC diagnostic pop")

/* Ends the program unless COUNT, an operand of NAME, is some.  */
#define co__check_count(name, count)                                                     \
    ((count) ? (void)0 : co_panic(name, "the number of items is 0"))

/* Gets the next item of the object at S into *V, as co_next does; awaits it in a
   stream.  */
#define co__advance(s, v) __builtin_co_advance(s, v)

/* OUT must be a pointer to an item of S; S is not stepped.  */
#define co__check_out(s, out) ((void)sizeof(co__advance(&(s), out)))

#endif /* COGEN_ITER_BASE_H */
