/* co__panic: the words for what generated code found wrong.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Apart from panic.c, so that a program can replace co_panic alone.  */

#include "coroutine.h"

static const char *const reasons[] = {
    [CO__PANIC_NULL] = "null object used",
    [CO__PANIC_FINISHED] = "resumed after it finished",
    [CO__PANIC_RUNNING] = "resumed or dropped while running",
    [CO__PANIC_NO_RESULT] = "reached its end without a result",
    [CO__PANIC_NO_MEMORY] = "out of memory",
    [CO__PANIC_CORRUPT] = "frame is corrupt",
    [CO__PANIC_ABI] = "made for another version of cogen",
    [CO__PANIC_FREED] = "used after it was dropped",
};

_Noreturn void co__panic(const char *name, int reason)
{
    size_t known = sizeof reasons / sizeof *reasons;

    co_panic(name,
             reason >= 0 && (size_t)reason < known ? reasons[reason] : "unknown failure");
}

/* Appends TEXT to what AT, the end of a string that ends at END at most, is the end of.  */
static char *append(char *at, const char *end, const char *text)
{
    while (*text && at < end)
        *at++ = *text++;
    *at = '\0';
    return at;
}

_Noreturn void co__panic_null(const char *name, unsigned line)
{
    char text[256], digits[11], *first = digits + sizeof digits - 1;
    char *at = append(text, text + sizeof text - 1, name ? name : "");

    *first = '\0';
    for (unsigned n = line; n; n /= 10)
        *--first = '0' + n % 10;
    if (line) {
        at = append(at, text + sizeof text - 1, at == text ? "line " : " at line ");
        append(at, text + sizeof text - 1, first);
    }
    co__panic(*text ? text : NULL, CO__PANIC_NULL);
}

_Noreturn void co__panic_state(const char *name, int state)
{
    co__panic(name, state == CO__RUNNING    ? CO__PANIC_RUNNING
                    : state == CO__FINISHED ? CO__PANIC_FINISHED
                    : state == CO__FREED    ? CO__PANIC_FREED
                                            : CO__PANIC_CORRUPT);
}

_Noreturn void co__panic_abi(const struct co_vtable_head *vtable)
{
    co__panic(vtable->name, CO__PANIC_ABI);
}
