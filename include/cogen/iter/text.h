/* <cogen/iter/text.h>: characters, fields, lines; directories.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef COGEN_ITER_TEXT_H
#define COGEN_ITER_TEXT_H

#pragma GCC system_header

#include <cogen/iter/base.h>
#include <cogen/iter/list.h>
#include <stdio.h>
#include <string.h>

struct dirent;

/* A part of a text: LENGTH bytes from DATA on.  It owns nothing.  */
struct co_slice {
    const char *data;
    size_t length;
};

/* The characters of the string STR, without the null at its end.  */
#define co_chars(str)                                                                    \
    __extension__({                                                                      \
        const char *co__1 = str;                                                         \
        co_iterator(char) co__in_co_chars(void)                                          \
        {                                                                                \
            for (const char *co__at = co__1; *co__at; co__at++)                          \
                co_yield(*co__at);                                                       \
        }                                                                                \
        co__in_co_chars();                                                               \
    })

/* The fields of the string STR, as struct co_slice: what is between any two of the
   characters SEPARATORS, at the beginning and at the end, even if it is empty.  */
#define co_split(str, separators)                                                        \
    __extension__({                                                                      \
        const char *co__1 = str;                                                         \
        const char *co__2 = separators;                                                  \
        co_iterator(struct co_slice) co__in_co_split(void)                               \
        {                                                                                \
            for (const char *co__at = co__1;;) {                                         \
                size_t co__length = strcspn(co__at, co__2);                              \
                co_yield((struct co_slice){co__at, co__length});                         \
                if (!co__at[co__length])                                                 \
                    break;                                                               \
                co__at += co__length + 1;                                                \
            }                                                                            \
        }                                                                                \
        co__in_co_split();                                                               \
    })

#ifdef __COGEN__

/* The lines that are left of FILE, each without the newline at its end; there is a null
   behind it.  Each is there until the next step.  FILE stays the caller's.  The result
   is 0, or a negative errno.  */
co_generator(struct co_slice, int) co_lines(FILE *file);

/* The entries of the directory PATH but for . and .., each there until the next step.
   The result is 0, or a negative errno.  */
co_generator(const struct dirent *, int) co_dir(const char *path);

#endif

static inline struct co_slice co__slice(struct co_slice slice)
{
    return slice;
}

static inline struct co_slice co__slice_of(const char *str)
{
    struct co_slice slice = {str, strlen(str)};

    return slice;
}

/* Appends TEXT to LIST, before that, unless it is the first, SEPARATOR; and a null that
   does not count.  False without memory.  */
static inline bool co__list_join(struct co__list *list, struct co_slice separator,
                                 struct co_slice text)
{
    char *end;

    if (!list->items)
        separator.length = 0;
    if (separator.length > PTRDIFF_MAX - 1 - text.length
        || !co__list_reserve(list, separator.length + text.length + 1, 1, 1))
        return false;
    end = (char *)list->items + list->count;
    memcpy(end, separator.data, separator.length);
    memcpy(end + separator.length, text.data, text.length);
    end[separator.length + text.length] = 0;
    list->count += separator.length + text.length;
    return true;
}

/* The items, which are strings or struct co_slice, one behind the other with SEPARATOR
   between them, as one string in malloc'ed memory that is the caller's; null without
   memory.  */
#define co_join_strings(src, separator)                                                  \
    __extension__({                                                                      \
        co_var co__1 = src;                                                              \
        const char *co__2 = separator;                                                   \
        co__list_auto struct co__list co__list = {0, 0, 0};                              \
        bool co__room = true;                                                            \
        co_each (co_var co__x, co__1) {                                                  \
            co__room = co__list_join(&co__list, co__slice_of(co__2),                     \
                                     _Generic(co__x, struct co_slice                     \
                                              : co__slice, char *                        \
                                              : co__slice_of, const char *               \
                                              : co__slice_of)(co__x));                   \
            if (!co__room)                                                               \
                break;                                                                   \
        }                                                                                \
        if (co__room && !co__list.items) /* There was none.  */                          \
            co__room = co__list_join(&co__list, co__slice_of(""), co__slice_of(""));     \
        (char *)(co__room ? co__list_take(&co__list) : 0);                               \
    })

#endif /* COGEN_ITER_TEXT_H */
