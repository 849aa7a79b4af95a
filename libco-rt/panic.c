/* co_panic: one line on stderr, then abort.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   No stdio and no malloc: it may be called with any lock held, in a signal
   handler, and in a program that links neither.  One writev, so that lines of
   several threads do not mix.  */

#include <cogen/abi.h>

#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static struct iovec piece(const char *text)
{
    return (struct iovec){.iov_base = (void *)text, .iov_len = strlen(text)};
}

_Noreturn void co_panic(const char *name, const char *what)
{
    struct iovec line[] = {
        piece("cogen: "), piece(name ? name : ""), piece(name ? ": " : ""), piece(what),
        piece("\n"),
    };
    ssize_t written = writev(STDERR_FILENO, line, sizeof line / sizeof *line);
    (void)written; /* there is nobody left to tell */
    abort();
}
