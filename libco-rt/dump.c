/* Where an object waits, and for what.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Reads frames by what the plugin says of them (struct co__places), and changes nothing.
   The innermost comes first:

       a timer, due in 12 ms                a leaf that tells (struct co__telling_vtable)
       fetch at net.c:14
       page at site.c:7

   A coroutine that runs, or has been left by the poll that looks, has no places.  */

#include "dump.h"
#include "clock.h"
#include "coroutine.h"
#include "waiters.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void co__dump_line(struct co__dump *dump, const char *format, ...)
{
    va_list args;

    if (dump->one)
        return;
    fprintf(dump->file, "%*s", dump->indent, "");
    va_start(args, format);
    vfprintf(dump->file, format, args);
    va_end(args);
    putc('\n', dump->file);
}

/* A frame, and what is known of it.  */
struct frame {
    const void *memory;
    const struct co__places *places; /* or null */
    const char *name;
    bool links;
};

static struct frame frame_of(const void *memory, const struct co_vtable_head *vtable)
{
    return (struct frame){
        .memory = memory,
        .places = ((const struct co__coroutine_vtable *)vtable)->coroutine->places,
        .name = vtable->name,
        .links = vtable->flags & CO__LINKS,
    };
}

static int state_of(const struct frame *frame)
{
    return *(const int *)frame->memory;
}

/* The text of FRAME's state; null if there is none.  */
static const char *text_of(const struct frame *frame)
{
    int state = state_of(frame);

    if (!frame->places || state < 1 || (unsigned)state > frame->places->states)
        return NULL;

    const char *text = frame->places->text;
    while (--state)
        text += strlen(text) + 1;
    return text;
}

/* Writes the place TEXT of LENGTH as a line; if one is enough, the first alone.  */
static void write_place(struct co__dump *dump, const char *text, int length)
{
    if (dump->one && !dump->done)
        fprintf(dump->file, "%.*s", length, text);
    dump->done = true;
    co__dump_line(dump, "%.*s", length, text);
}

/* Writes the places of FRAME, each in a line.  */
static void write_places(struct co__dump *dump, const struct frame *frame)
{
    const char *text = text_of(frame);

    if (!text) {
        int state = state_of(frame);

        if (state > 0)
            co__dump_line(dump, "%s, at its suspension point %d", frame->name, state);
        else
            co__dump_line(dump, "%s, %s", frame->name,
                          state == CO__RUNNING       ? "which runs"
                          : state == CO__NOT_STARTED ? "not started"
                          : state == CO__FINISHED    ? "finished"
                                                     : "whose frame is damaged");
        return;
    }
    bool told = false;
    for (; strchr("<*#!~&^", *text); text = strchr(text, ' ') + 1)
        told |= strchr("!~&^", *text) != NULL;
    for (const char *end; *text; text = *end ? end + 2 : end) {
        end = strstr(text, ", ");
        if (!end)
            end = text + strlen(text);

        int length = (int)(end - text);
        if (memmem(text, end - text, " at ", 4))
            write_place(dump, text, length);
        else if (!told)
            co__dump_line(dump, "waits in %.*s", length, text);
    }
}

void co__dump_timer(struct co__dump *dump, const char *name, uint64_t time)
{
    uint64_t now = co_now();

    if (time <= now)
        co__dump_line(dump, "waits in %s: a timer that is due", name);
    else
        co__dump_line(dump, "waits in %s: a timer, due in %llu ms", name,
                      (unsigned long long)((time - now + 999999) / 1000000));
}

void co__dump_task(struct co__dump *dump, const char *name, const struct co__task *task)
{
    char text[200];

    if (dump->tasks && co__dump_name(dump, task->number, text, sizeof text))
        co__dump_line(dump, "waits in %s: for %s", name, text);
    else
        co__dump_line(dump, "waits in %s", name);
}

/* Who has what WAITING waits for: a text, which may be in TEXT, of SIZE bytes.  */
static const char *owner_of(struct co__dump *dump, const struct co__waiting *waiting,
                            char *text, size_t size)
{
    static const char words[] = ", locked by ";
    size_t length = sizeof words - 1;
    unsigned owner =
        waiting->operation->owner ? waiting->operation->owner(waiting->object) : 0;

    if (!owner || !dump->tasks ||
        !co__dump_name(dump, owner, text + length, size - length))
        return "";
    return memcpy(text, words, length);
}

void co__dump_waiting(struct co__dump *dump, const struct co__waiting *waiting)
{
    const struct co__operation *operation = waiting->operation;
    char text[200];

    if (operation->what)
        co__dump_line(dump, "waits in %s: the %s at %p%s", operation->name, operation->what,
                      waiting->object, owner_of(dump, waiting, text, sizeof text));
    else
        co__dump_line(dump, "waits in %s", operation->name);
}

void co__dump_timed(struct co__dump *dump, const struct co__timed *timed)
{
    if (timed->co__late)
        co__dump_line(dump, "waits in co_timeout: it is late, and was told to end");
    else if (timed->co__is_time)
        co__dump_timer(dump, "co_timeout", co__timed_deadline(timed));
}

static void write_frame(struct co__dump *dump, const struct frame *frame);

/* Writes what FRAME waits for at OFFSET, which is of KIND; CHILD is that of "#".  */
static void write_one(struct co__dump *dump, const struct frame *frame, char kind,
                      unsigned long offset, unsigned long child)
{
    const void *at = (const char *)frame->memory + offset;

    switch (kind) {
    case '<':
        co__dump_future(dump, at);
        break;
    case '*':
        co__dump_future(dump, *(void *const *)at);
        break;
    case '!':
        co__dump_waiting(dump, at);
        break;
    case '~':
        co__dump_timed(dump, at);
        break;
    case '&':
        co__dump_joined(dump, at);
        break;
    case '^':
        co__dump_sleeping(dump, at);
        break;
    case '#': {
        const struct co__places *places = frame->places->children[child];
        struct frame elided = {.memory = at,
                               .places = places,
                               .name = places->name,
                               .links = places->links};

        if (text_of(&elided)) /* there may be others than the one that is waited for */
            write_frame(dump, &elided);
        break;
    }
    }
}

/* Writes what FRAME, the innermost of a chain, waits for: what has a place first.  */
static void write_awaited(struct co__dump *dump, const struct frame *frame)
{
    const char *text = text_of(frame);

    if (!text)
        return;
    for (int timers = 0; timers <= 1; timers++)
        for (const char *token = text; strchr("<*#!~&^", *token);
             token = strchr(token, ' ') + 1) {
            char *end;
            unsigned long child = 0, offset = strtoul(token + 1, &end, 10);

            if (*end == ':') {
                child = offset;
                offset = strtoul(end + 1, NULL, 10);
            }
            if (timers == (*token == '~'))
                write_one(dump, frame, *token, offset, child);
        }
}

/* Writes FRAME, the root of a chain, and the chain.  */
static void write_frame(struct co__dump *dump, const struct frame *frame)
{
    const struct co__frame *root = frame->memory;
    bool innermost = true;

    if (frame->links)
        for (const struct co__frame *link = root->link; link; link = link->link) {
            struct frame linked = frame_of(link, link->vtable);

            if (innermost)
                write_awaited(dump, &linked);
            innermost = false;
            write_places(dump, &linked);
        }
    if (innermost)
        write_awaited(dump, frame);
    write_places(dump, frame);
}

void co__dump_future(struct co__dump *dump, const struct co__future *future)
{
    const struct co_vtable_head *vtable = future ? &future->vtable->head : NULL;

    if (!vtable || vtable->abi != CO_ABI_VERSION)
        return;
    if (vtable->flags & CO__COROUTINE) {
        struct frame frame = frame_of(future->self, vtable);

        write_frame(dump, &frame);
    } else if (vtable->flags & CO__TELLS) {
        ((const struct co__telling_vtable *)vtable)->tell(future->self, dump);
    } else if (vtable->name) {
        co__dump_line(dump, "waits in %s", vtable->name);
    }
}

void co__dump_place(FILE *file, const struct co__future *future)
{
    struct co__dump dump = {.file = file, .one = true};

    co__dump_future(&dump, future);
    if (!dump.done && future->vtable)
        fputs(future->vtable->head.name, file);
}
