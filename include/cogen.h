/* <cogen.h>: the language that cogen adds to C.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   The names below are builtins of the plugin, or macros over such: a mistake is
   reported where you wrote it, in your words.  What they mean is told in the
   manual; in short:

       co_iterator(int) range(int lo, int hi)
       {
           for (int i = lo; i < hi; i++)
               co_yield(i);
       }

       co_for (int v, range(0, 3))
           printf("%d\n", v);

   What needs no plugin (vtables, wakers, memory) is in <cogen/rt.h>.  */

#ifndef COGEN_H
#define COGEN_H

#ifdef __cplusplus
#error "<cogen.h> is for C; in C++ include <cogen/rt.h> and call through the vtables"
#endif

#include <cogen/rt.h>

/* GCC then shows a mistake where it was made, without a tour of our macros.  */
#pragma GCC system_header

#ifdef __COGEN__

/* ---- Trait types ---------------------------------------------------------- */

#define co_iterator(...) __typeof__(__builtin_co_iterator((__typeof__(__VA_ARGS__) *)0))
#define co_future(...) __typeof__(__builtin_co_future((__typeof__(__VA_ARGS__) *)0))
#define co_stream(...) __typeof__(__builtin_co_stream((__typeof__(__VA_ARGS__) *)0))

/* co_generator(Y, R) or co_generator(Y, R, A).  */
#define co_generator(Y, ...) co__generator(Y, __VA_ARGS__, void, , , )
#define co__generator(Y, R, A, void_if_A, stray, ...)                                    \
    __typeof__(__builtin_co_generator((__typeof__(Y) *)0, (__typeof__(R) *)0,            \
                                      (__typeof__(A) *)0, sizeof #stray))

/* Of the object e, which is not evaluated: the type of its items, of its result; and
   co_like(e, T), an iterator over T if e is an iterator, a stream if it is a stream.  */
#define co_item_type(...) __typeof__(__builtin_co_item_type(__VA_ARGS__))
#define co_result_type(...) __typeof__(__builtin_co_result_type(__VA_ARGS__))
#define co_like(e, ...) __typeof__(__builtin_co_like(e, (__typeof__(__VA_ARGS__) *)0))

/* ---- In a coroutine ------------------------------------------------------- */

/* What is called is a function that the plugin knows, by its own name: so it is
   called in every message, and a tag may have the name, too.  Each is also a macro
   for itself, for the plugin to see where the parentheses have been forgotten.  */
#define co__builtin __attribute__((__co_builtin__)) void

co__builtin co_yield(int, ...);
co__builtin co_await(int, ...);
co__builtin co_yield_from(int, ...);
co__builtin co_return(int, ...);
co__builtin co_arg(int, ...);
co__builtin co_context(int, ...);
co__builtin co_try(int, ...);

#define co_yield co_yield
#define co_await co_await
#define co_yield_from co_yield_from
#define co_return co_return
#define co_arg co_arg
#define co_context co_context
#define co_try co_try

/* ---- With trait objects --------------------------------------------------- */

co__builtin co_next(int, ...);
co__builtin co_poll(int, ...);
co__builtin co_poll_next(int, ...);
co__builtin co_resume(int, ...);
co__builtin co_drop(int, ...);
co__builtin co_is_null(int, ...);
co__builtin co_move(int, ...);
co__builtin co_block_on(int, ...);

#define co_next co_next
#define co_poll co_poll
#define co_poll_next co_poll_next
#define co_resume co_resume
#define co_drop co_drop
#define co_is_null co_is_null
#define co_move co_move
#define co_block_on co_block_on

#define co_for(variable, ...)                                                            \
    for (variable = __builtin_co_for_init(__VA_ARGS__); __builtin_co_for_next();)
#define co_for_await(variable, ...)                                                      \
    for (variable = __builtin_co_for_await_init(__VA_ARGS__); __builtin_co_for_next();)
/* Over an iterator or a stream.  */
#define co_each(variable, ...)                                                           \
    for (variable = __builtin_co_each_init(__VA_ARGS__); __builtin_co_for_next();)

/* For the variable of a loop: it has the type of the items.  */
#define co_var __auto_type

#define co_auto __attribute__((__co_auto__))

/* ---- Functions and frames ------------------------------------------------- */

/* An anonymous coroutine function: co_lambda(co_iterator(int), (int n), { ... }).  */
#define co_lambda(type, params, ...)                                                     \
    co__lambda(__COUNTER__, type, params, __VA_ARGS__)
#define co__lambda(n, type, params, ...) co__lambda_n(n, type, params, __VA_ARGS__)
#define co__lambda_n(n, type, params, ...)                                               \
    __extension__({ type co__lambda_##n params __VA_ARGS__ co__lambda_##n; })

/* An anonymous coroutine, made at once: co_do(co_future(int), { ... }).  */
#define co_do(type, ...) co__do(__COUNTER__, type, __VA_ARGS__)
#define co__do(n, type, ...) co__do_n(n, type, __VA_ARGS__)
#define co__do_n(n, type, ...)                                                           \
    __extension__({ type co__do_##n(void) __VA_ARGS__ co__do_##n(); })

co__builtin co_place(int, ...);
co__builtin co_frame_size(int, ...);
co__builtin co_frame_align(int, ...);

#define co_place co_place
#define co_frame_size co_frame_size
#define co_frame_align co_frame_align

/* Before a function: its frames shall be movable, and it is an error if they
   are not; shall be made so by moving what is pointed to out of the frame; shall
   be pinned whatever they are.  */
#define co_movable __attribute__((__co_movable__))
#define co_movable_box __attribute__((__co_movable_box__))
#define co_pinned __attribute__((__co_pinned__))

/* Before a function: it is an error if it boxes a frame.  */
#define co_no_alloc __attribute__((__co_no_alloc__))

/* Before a parameter that is a pointer: the function does not keep it.  */
#define co_noescape __attribute__((__co_noescape__))

co__builtin co_is_movable(int, ...);
co__builtin co_relocate(int, ...);
co__builtin co_clone(int, ...);

#define co_is_movable co_is_movable
#define co_relocate co_relocate
#define co_clone co_clone

/* ---- In place of a mistake that the plugin has reported ------------------- */

#define co__wrong __builtin_co_wrong()
#define co__wrong_type __typeof__(__builtin_co_wrong())
#define co__wrong_prefix (__typeof__(__builtin_co_wrong()))
#define co__wrong_statement __builtin_co_wrong();
#define co__wrong_head (; 0;) __builtin_co_wrong();
#define co__wrong_declaration __typeof__(__builtin_co_wrong()) co__wrong_function(void);

/* ---- What the runtime's macros need of their operands ---------------------- */

/* HANDLE, a channel or the like, as the TYPE * that all of its kind are; the type of
   futures, or of streams, that are alike.  */
#define co__handle(type, handle) __builtin_co_handle(handle, (type *)0)
#define co__future_type(...) __typeof__(__builtin_co_future_type(__VA_ARGS__))
#define co__stream_type(...) __typeof__(__builtin_co_stream_type(__VA_ARGS__))
#define co__check_future(future) ((void)sizeof(co__future_type(future) *))
#define co__check_stream(stream) ((void)sizeof(co__stream_type(stream) *))

#pragma cogen names /* From here on the plugin looks at how they are used.  */

#else

#if !(defined __clang__ || defined __cppcheck__ || defined __CPPCHECK__ ||              \
      defined __COVERITY__ || defined __INTELLISENSE__ || defined __CDT_PARSER__ ||      \
      defined __JETBRAINS_IDE__)
#error "<cogen.h> needs GCC with the cogen plugin: gcc -fplugin=cogen (see pkg-config --cflags cogen)"
#endif

/* And after the error above, which then stays the only one.  */
#include <cogen/parse.h>

#endif

/* A future that is ready after MS milliseconds.  */
co_future(void) co_sleep(unsigned ms);

#endif /* COGEN_H */
