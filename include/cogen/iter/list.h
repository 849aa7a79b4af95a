/* <cogen/iter/list.h>: items in memory that grows.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef COGEN_ITER_LIST_H
#define COGEN_ITER_LIST_H

#pragma GCC system_header

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* COUNT items in malloc'ed memory for ROOM of them.  */
struct co__list {
    void *items;
    size_t count, room;
};

/* What malloc gives is aligned to that.  */
#define CO__MALLOC_ALIGN (2 * sizeof(void *))

#if __STDC_VERSION__ < 201112L
void *aligned_alloc(size_t align, size_t size); /* <stdlib.h> has it in C11.  */
#endif

/* Makes room for MORE items of SIZE bytes, which are aligned to ALIGN; false without
   memory.  */
static inline bool co__list_reserve(struct co__list *list, size_t more, size_t size,
                                    size_t align)
{
    size_t room = list->room < 4 ? 8 : list->room * 2;
    void *items;

    if (list->room - list->count >= more)
        return true;
    if (room < list->count + more)
        room = list->count + more;
    if (room < more || room > PTRDIFF_MAX / size)
        return false;
    items = align > CO__MALLOC_ALIGN ? aligned_alloc(align, room * size)
                                     : realloc(list->items, room * size);
    if (!items)
        return false;
    if (align > CO__MALLOC_ALIGN && list->items) {
        memcpy(items, list->items, list->count * size);
        free(list->items);
    }
    list->items = items;
    list->room = room;
    return true;
}

/* Appends a copy of ITEM, of SIZE bytes, aligned to ALIGN; false without memory.  */
static inline bool co__list_add(struct co__list *list, const void *item, size_t size,
                                size_t align)
{
    if (!co__list_reserve(list, 1, size, align))
        return false;
    memcpy((char *)list->items + list->count++ * size, item, size);
    return true;
}

static inline void co__list_free(struct co__list *list)
{
    free(list->items);
}

/* For a variable: its memory is freed at the end of its scope.  */
#define co__list_auto __attribute__((__cleanup__(co__list_free)))

/* Returns the items, which are the caller's from now on.  */
static inline void *co__list_take(struct co__list *list)
{
    void *items = list->items;

    list->items = 0;
    return items;
}

#endif /* COGEN_ITER_LIST_H */
