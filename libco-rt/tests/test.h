/* What the runtime's tests share: checks, panics in a child, hand-made wakers.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef TEST_H
#define TEST_H

#include "object.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CHECK(condition)                                                                 \
    do {                                                                                 \
        if (!(condition)) {                                                              \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);              \
            exit(1);                                                                     \
        }                                                                                \
    } while (0)

/* True if F (ARG) ends the process by SIGABRT with LINE alone on stderr.  */
static inline bool panics(void (*f)(void *), void *arg, const char *line)
{
    int fds[2];
    char text[512];
    size_t length = 0;
    ssize_t n;

    CHECK(pipe(fds) == 0);
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        dup2(fds[1], STDERR_FILENO);
        f(arg);
        _exit(0);
    }
    close(fds[1]);
    while ((n = read(fds[0], text + length, sizeof text - 1 - length)) > 0)
        length += (size_t)n;
    text[length] = 0;
    close(fds[0]);

    int status;
    CHECK(waitpid(child, &status, 0) == child);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT && strcmp(text, line) == 0)
        return true;
    fprintf(stderr, "status %#x, said: %s", status, text);
    return false;
}

/* A waker that counts, on any thread.  */
struct counts {
    atomic_int clones, wakes, refs, drops;
};

static const struct co_waker_vtable counting_vtable;

static inline struct co_waker counting_clone(void *data)
{
    struct counts *counts = data;

    counts->clones++;
    return (struct co_waker){.data = data, .vtable = &counting_vtable};
}

static inline void counting_wake(void *data)
{
    ((struct counts *)data)->wakes++;
}

static inline void counting_wake_by_ref(void *data)
{
    ((struct counts *)data)->refs++;
}

static inline void counting_drop(void *data)
{
    ((struct counts *)data)->drops++;
}

static const struct co_waker_vtable counting_vtable = {
    .clone = counting_clone,
    .wake = counting_wake,
    .wake_by_ref = counting_wake_by_ref,
    .drop = counting_drop,
};

static inline long now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static inline void pause_ms(long ms)
{
    nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000},
              NULL);
}

/* The co_future(void) operations, as generated code would do them.  */
static inline enum co_poll poll_future(struct co__future *f, struct co_waker *waker)
{
    struct co_context cx = {.waker = waker};

    return f->vtable->poll(f->self, &cx, NULL);
}

static inline void drop_future(struct co__future *f)
{
    f->vtable->head.drop(f->self);
    *f = (struct co__future){0};
}

#endif
