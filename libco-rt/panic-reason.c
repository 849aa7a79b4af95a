/* co__panic: the words for what generated code found wrong.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Apart from panic.c, so that a program can replace co_panic alone.  */

#include <cogen/abi.h>

static const char *const reasons[] = {
    [CO__PANIC_NULL] = "null object used",
    [CO__PANIC_FINISHED] = "resumed after it finished",
    [CO__PANIC_RUNNING] = "resumed or dropped while running",
    [CO__PANIC_NO_RESULT] = "reached its end without a result",
    [CO__PANIC_NO_MEMORY] = "out of memory",
    [CO__PANIC_CORRUPT] = "frame is corrupt",
    [CO__PANIC_ABI] = "made for another version of cogen",
};

_Noreturn void co__panic(const char *name, int reason)
{
    size_t known = sizeof reasons / sizeof *reasons;

    co_panic(name,
             reason >= 0 && (size_t)reason < known ? reasons[reason] : "unknown failure");
}

_Noreturn void co__panic_state(const char *name, int state)
{
    co__panic(name, state == CO__RUNNING ? CO__PANIC_RUNNING : CO__PANIC_CORRUPT);
}

_Noreturn void co__panic_abi(const struct co_vtable_head *vtable)
{
    co__panic(vtable->name, CO__PANIC_ABI);
}
