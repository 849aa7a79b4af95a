/* A deque that one worker has and the others steal from.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   After Chase and Lev, "Dynamic circular work-stealing deque" (SPAA 2005), with the memory
   orders of Le, Pop, Cohen and Zappa Nardelli, "Correct and efficient work-stealing for weak
   memory models" (PPoPP 2013).  The owner works at the bottom without a lock; who steals
   takes the top by a compare-and-swap, and so does the owner for the last item.

   What must not happen is that the owner and a thief both take an item.  The owner says
   first that it takes the bottom one, and then looks at the top; a thief looks at the top
   first, and then at the bottom.  The four accesses are sequentially consistent, where the
   paper has two fences around relaxed ones: so there is an order of all of them, in which
   a thief that comes too late sees the lower bottom, or the owner the higher top.  It is
   what the thread sanitizer understands, and on x86 cheaper.  Each store of the bottom is a
   release one, also the one that only puts it back: a thief may see it alone, and goes from
   there to the ring.

   The ring grows when it is full.  A thief may still read the old one, where the items that
   it can take have not moved; so rings are kept until the deque ends.  Each is twice as
   large as the one before, so all old ones are less than the newest.

   tests/interleavings.c runs this source in all orders in which C11 lets a few operations
   happen.  */

#include "deque.h"

#include <stdlib.h>

#ifndef CO__DEQUE_FIRST_SIZE
#define CO__DEQUE_FIRST_SIZE 64
#endif

struct co__ring {
    struct co__ring *older;
    size_t size; /* a power of two */
    _Atomic(void *) items[];
};

static _Atomic(void *) *place(struct co__ring *ring, uint64_t position)
{
    return &ring->items[position & (ring->size - 1)];
}

/* Returns a ring in the place of OLD, or null, which has the items from TOP to BOTTOM; null
   without memory.  */
static struct co__ring *larger(struct co__ring *old, uint64_t top, uint64_t bottom)
{
    size_t size = old ? 2 * old->size : CO__DEQUE_FIRST_SIZE;
    struct co__ring *ring = malloc(sizeof *ring + size * sizeof ring->items[0]);

    if (!ring)
        return NULL;
    ring->older = old;
    ring->size = size;
    for (uint64_t i = top; i != bottom; i++) {
        void *item = atomic_load_explicit(place(old, i), memory_order_relaxed);
        atomic_store_explicit(place(ring, i), item, memory_order_relaxed);
    }
    return ring;
}

bool co__deque_push(struct co__deque *deque, void *item)
{
    uint64_t bottom = atomic_load_explicit(&deque->bottom, memory_order_relaxed);
    uint64_t top = atomic_load_explicit(&deque->top, memory_order_acquire);
    struct co__ring *ring = atomic_load_explicit(&deque->ring, memory_order_relaxed);

    if (!ring || bottom - top >= ring->size) {
        ring = larger(ring, top, bottom);
        if (!ring)
            return false;
        atomic_store_explicit(&deque->ring, ring, memory_order_release);
    }
    atomic_store_explicit(place(ring, bottom), item, memory_order_relaxed);
    atomic_store_explicit(&deque->bottom, bottom + 1, memory_order_release);
    return true;
}

void *co__deque_take(struct co__deque *deque)
{
    uint64_t bottom = atomic_load_explicit(&deque->bottom, memory_order_relaxed);
    uint64_t top = atomic_load_explicit(&deque->top, memory_order_relaxed);

    if ((int64_t)(bottom - top) <= 0)
        return NULL; /* the top only goes up */

    struct co__ring *ring = atomic_load_explicit(&deque->ring, memory_order_relaxed);
    void *item = NULL;

    bottom--;
    atomic_store_explicit(&deque->bottom, bottom, memory_order_seq_cst);
    top = atomic_load_explicit(&deque->top, memory_order_seq_cst);
    if ((int64_t)(bottom - top) > 0)
        return atomic_load_explicit(place(ring, bottom), memory_order_relaxed);
    if (bottom == top) {
        item = atomic_load_explicit(place(ring, bottom), memory_order_relaxed);
        if (!atomic_compare_exchange_strong_explicit(
                &deque->top, &top, top + 1, memory_order_seq_cst, memory_order_relaxed))
            item = NULL;
    }
    atomic_store_explicit(&deque->bottom, bottom + 1, memory_order_release);
    return item;
}

void *co__deque_steal(struct co__deque *deque)
{
    uint64_t top = atomic_load_explicit(&deque->top, memory_order_seq_cst);
    uint64_t bottom = atomic_load_explicit(&deque->bottom, memory_order_seq_cst);

    if ((int64_t)(bottom - top) <= 0)
        return CO__DEQUE_EMPTY;

    struct co__ring *ring = atomic_load_explicit(&deque->ring, memory_order_acquire);
    void *item = atomic_load_explicit(place(ring, top), memory_order_relaxed);

    if (!atomic_compare_exchange_strong_explicit(
            &deque->top, &top, top + 1, memory_order_seq_cst, memory_order_relaxed))
        return CO__DEQUE_AGAIN;
    return item;
}

bool co__deque_empty(struct co__deque *deque)
{
    uint64_t top = atomic_load_explicit(&deque->top, memory_order_seq_cst);
    uint64_t bottom = atomic_load_explicit(&deque->bottom, memory_order_seq_cst);

    return (int64_t)(bottom - top) <= 0;
}

void co__deque_free(struct co__deque *deque)
{
    struct co__ring *ring = atomic_load_explicit(&deque->ring, memory_order_relaxed);

    while (ring) {
        struct co__ring *older = ring->older;

        free(ring);
        ring = older;
    }
}
