/* <cogen/parse.h>: <cogen.h> for a tool that parses, and cannot load the plugin.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   For clangd, clang-tidy, cppcheck and other analysers; <cogen.h> includes it.
   These declarations give each expression its type, as far as C can say it, and
   no code: who compiles with them fails to link.  They switch no warning off.
   doc/TOOLS.md has the settings for each tool, and what it cannot know.

   A trait object looks like a pointer to a function that gives its T; that of a
   generator gives its Y, and its parameter is a pointer to one that gives its R.

   clang sees the types exactly, but for two: see co__argument and co__result.
   Other tools get fewer types; cppcheck, which looks at no function whose type
   it cannot read but needs no types to be right, gets the simplest.  */

#ifndef COGEN_PARSE_H
#define COGEN_PARSE_H

#pragma GCC system_header

/* The $ is for co__argument.  */
#ifdef __clang__
#define co__tag(trait) struct co__##trait##$
#else
#define co__tag(trait) struct co__##trait
#endif

co__tag(iterator);
co__tag(future);
co__tag(stream);
co__tag(generator);

int co__needs_gcc_with_the_cogen_plugin(int, ...);
__attribute__((__noreturn__)) void co__end_of_no_use(int, ...);
extern void *co__nothing;
enum co_poll co_poll(void *, struct co_context *, ...); /* no macro: it is a tag, too */
enum co_step co__step_of_no_use(void *, ...);
struct co_context *co_context(void);

/* ---- Types ---------------------------------------------------------------- */

#if defined __CPPCHECK__ || defined __cppcheck__

/* What is not declared may be anything: its functions need not return.  */
#define co_iterator(...) co__iterator_of_no_use
#define co_future(...) co__future_of_no_use
#define co_stream(...) co__stream_of_no_use
#define co_generator(...) co__generator_of_no_use
#define co_like(e, ...) co__iterator_of_no_use
#define co_item_type(...) int
#define co_result_type(...) int
#define co_var int
#define co__call(...) co__value_of_no_use(__VA_ARGS__)
#define co__value_like(...) co__value_of_no_use(__VA_ARGS__)
#define co__argument co__value_of_no_use()
#define co_yield_from(...) co__call(__VA_ARGS__)
#define co_return(...) co__end_of_no_use(0, ##__VA_ARGS__)
#define co_do(type, ...) ((type)co__nothing)
#define co__item

#else

#define co_iterator(...) __typeof__(__typeof__(__VA_ARGS__) (*)(co__tag(iterator) *))
#define co_future(...) __typeof__(__typeof__(__VA_ARGS__) (*)(co__tag(future) *))
#define co_stream(...) __typeof__(__typeof__(__VA_ARGS__) (*)(co__tag(stream) *))

/* A is in the text of the type only.  */
#define co_generator(Y, ...) co__generator(Y, __VA_ARGS__, void, )
#define co__generator(Y, R, A, ...)                                                      \
    __typeof__(co__generator_of(                                                         \
        __typeof__(Y), __typeof__(R),                                                    \
        __typeof__(sizeof(void (*)(co__tag(generator) *, __typeof__(A) *)))))
#define co__generator_of(Y, R, size) Y (*)(R (*)(struct co__of_a_generator *, size))
struct co__of_a_generator;

/* What the pointer to a function gives.  A call that gives a T; one that gives what the
   expression gives.  */
#define co__call(...) (*(__VA_ARGS__))(0)
#define co__value(T) ((__typeof__(T) (*)(int, ...))co__nothing)(0)
#define co__value_like(...)                                                              \
    ((__typeof__(__VA_ARGS__) (*)(int, ...))co__nothing)(0, __VA_ARGS__)

#define co_item_type(...) __typeof__(co__call(__VA_ARGS__))
#define co_var __auto_type

#endif

#ifdef __clang__

#define co__is_a(trait, ...)                                                             \
    __builtin_types_compatible_p(__typeof__(__VA_ARGS__),                                \
                                 __typeof__(co__call(__VA_ARGS__)) (*)(co__tag(trait) *))

/* What a generator finishes with: one of these, or taken for an int.  */
#define co__result(...)                                                                  \
    _Generic((__VA_ARGS__), co__is_R(void, __VA_ARGS__), co__is_R(_Bool, __VA_ARGS__),   \
             co__is_R(char, __VA_ARGS__), co__is_R(unsigned char, __VA_ARGS__),          \
             co__is_R(unsigned, __VA_ARGS__), co__is_R(long, __VA_ARGS__),               \
             co__is_R(unsigned long, __VA_ARGS__), co__is_R(double, __VA_ARGS__),        \
             co__is_R(void *, __VA_ARGS__), co__is_R(char *, __VA_ARGS__),               \
             co__is_R(const char *, __VA_ARGS__), default : co__value(int))
#define co__is_R(R, ...)                                                                 \
    co__generator_of(__typeof__(co__call(__VA_ARGS__)), R, size_t) : co__value(R)

#define co_result_type(...)                                                              \
    __typeof__(__builtin_choose_expr(co__is_a(future, __VA_ARGS__),                      \
                                     co__call(__VA_ARGS__), co__result(__VA_ARGS__)))
#define co_like(e, ...)                                                                  \
    __typeof__(__builtin_choose_expr(co__is_a(stream, e), (co_stream(__VA_ARGS__))0,     \
                                     (co_iterator(__VA_ARGS__))0))
#define co_yield_from(...)                                                               \
    __builtin_choose_expr(                                                               \
        co__is_a(iterator, __VA_ARGS__) || co__is_a(stream, __VA_ARGS__),                \
        (void)(co__call(__VA_ARGS__)), co__result(__VA_ARGS__))

/* What a coroutine is resumed with.  __PRETTY_FUNCTION__ has the text of the function's
   type, the trait's tag in it, and behind that, of a generator, its A.  It becomes a
   number, and that a type: 0 is an int, which becomes any number; 20 is any pointer.  */
#define co__argument                                                                     \
    co__value(*_Generic((char (*)[1 + (co__in_co_do ? 0 : co__number)])0,                \
        char (*)[1] : (int *)0, char (*)[2] : (void *)0, char (*)[3] : (_Bool *)0,       \
        char (*)[4] : (char *)0, char (*)[5] : (unsigned char *)0,                       \
        char (*)[6] : (short *)0, char (*)[7] : (unsigned short *)0,                     \
        char (*)[8] : (unsigned *)0, char (*)[9] : (long *)0,                            \
        char (*)[10] : (unsigned long *)0, char (*)[11] : (long long *)0,                \
        char (*)[12] : (float *)0, char (*)[13] : (double *)0,                           \
        char (*)[21] : (void **)0, char (*)[22] : (char **)0,                            \
        char (*)[23] : (const char **)0, char (*)[24] : (const void **)0))
#define co__number                                                                       \
    (co__begins(co__trait, " *)") + co__if_A("void", 1) + co__if_A("_Bool", 2) +         \
     co__if_A("bool", 2) + co__if_A("char", 3) + co__if_A("unsigned char", 4) +          \
     co__if_A("uint8_t", 4) + co__if_A("short", 5) + co__if_A("int16_t", 5) +            \
     co__if_A("unsigned short", 6) + co__if_A("uint16_t", 6) +                           \
     co__if_A("unsigned", 7) + co__if_A("unsigned int", 7) + co__if_A("uint32_t", 7) +   \
     co__if_A("long", 8) + co__if_A("unsigned long", 9) + co__if_A("size_t", 9) +        \
     co__if_A("long long", 10) + co__if_A("float", 11) + co__if_A("double", 12) +        \
     20 * co__begins(co__trait, " *, ") *                                                \
         co__begins(co__from(co__trait, ')', -1), "*)") +                                \
     co__if_A("char *", 1) +                                                             \
     co__if_A("const char *", 2) + co__if_A("const void *", 3))
#define co__if_A(text, number)                                                           \
    number * co__begins(co__trait, " *, typeof(" text ")")
#define co__trait co__from(__PRETTY_FUNCTION__, '$', 1)
#define co__from(text, character, offset)                                                \
    (__builtin_strchr(text, character) ? __builtin_strchr(text, character) + offset : "")
#define co__begins(text, beginning)                                                      \
    (__builtin_strncmp(text, beginning, sizeof beginning - 1) == 0)

/* Within co_do the function is another one.  */
enum { co__in_co_do = 0 };

/* Also with -std=c11 and no argument.  */
#define co_return(...) co__end_of_no_use(0 __VA_OPT__(, ) __VA_ARGS__)

/* The body is looked at, where it stands.  */
#define co_do(type, ...)                                                                 \
    __extension__({                                                                      \
        enum { co__in_co_do = 1 };                                                       \
        if (co__needs_gcc_with_the_cogen_plugin(co__in_co_do))                           \
            __VA_ARGS__                                                                  \
        co__value(type);                                                                 \
    })

/* Who loops need not look at the items.  */
#define co__item __attribute__((__unused__))

#elif !defined co_yield_from /* nor cppcheck */

#define co_result_type(...) __typeof__(co__call(__VA_ARGS__))
#define co_like(e, ...) co_iterator(__VA_ARGS__)
#define co__argument co__needs_gcc_with_the_cogen_plugin(0)
#define co_yield_from(...) co__call(__VA_ARGS__)
#define co_return(...) co__end_of_no_use(0, ##__VA_ARGS__)
#define co_do(type, ...) ((type)co__nothing)
#define co__item

#endif

/* cppcheck takes a call for what stores an item, but not an assignment by a pointer.  */
#ifdef __clang__
#define co_next(it, v)                                                                   \
    (*(v) = co__call(*(it)), (bool)co__needs_gcc_with_the_cogen_plugin(0))
#else
#define co_next(it, v) ((bool)co__needs_gcc_with_the_cogen_plugin(0, (it), (v)))
#endif

/* ---- In a coroutine ------------------------------------------------------- */

#define co_yield(...) (co__needs_gcc_with_the_cogen_plugin(0, __VA_ARGS__), co__argument)
#define co_await(...) co__call(__VA_ARGS__)
#define co_arg() co__argument
#define co_try(...) co__value_like(__VA_ARGS__)

/* ---- With trait objects --------------------------------------------------- */

#define co_poll_next(s, ...) co_poll((s), __VA_ARGS__)
#define co_resume(g, ...) co__step_of_no_use((g), __VA_ARGS__)
#define co_drop(h) ((void)co__needs_gcc_with_the_cogen_plugin(0, (h)))
#define co_is_null(h) ((h) == (void *)0)
#define co_move(h) (h)
#define co_block_on(...) co__call(__VA_ARGS__)

#define co_for(variable, ...) co_each(variable, __VA_ARGS__)
#define co_for_await(variable, ...) co_each(variable, __VA_ARGS__)
#define co_each(variable, ...)                                                           \
    for (co__item variable = co__call(__VA_ARGS__);                                      \
         co__needs_gcc_with_the_cogen_plugin(0);)

#define co_auto __attribute__((__unused__))

/* ---- Functions and frames ------------------------------------------------- */

/* The body is not looked at: nothing but a function could have its parameters.  */
#define co_lambda(type, params, ...) ((type (*) params)co__nothing)

#define co_place(mem, size, ...)                                                         \
    (co__needs_gcc_with_the_cogen_plugin(0, (mem), (size)), (__VA_ARGS__))
#define co_frame_size(f) ((size_t)co__needs_gcc_with_the_cogen_plugin(0, (f)))
#define co_frame_align(f) ((size_t)co__needs_gcc_with_the_cogen_plugin(0, (f)))

#define co_movable
#define co_movable_box
#define co_pinned
#define co_no_alloc
#define co_noescape

#define co_is_movable(f) ((bool)co__needs_gcc_with_the_cogen_plugin(0, (f)))
#define co_relocate(h, mem, size) co__relocate((h), (mem), (size))
#define co_clone(h) (*(h))

/* ---- In the runtime's headers --------------------------------------------- */

#define co__handle(type, handle) ((type *)(handle))
#define co__future_type(...) __typeof__((__VA_ARGS__))
#define co__stream_type(...) co__future_type(__VA_ARGS__)
#define co__check_future(future) ((void)(future))

#endif /* COGEN_PARSE_H */
