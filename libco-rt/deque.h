/* A deque that one worker has and the others steal from; see deque.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__DEQUE_H
#define CO__DEQUE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct co__ring;

/* All 0: empty.  Positions count up for ever, and are compared by their difference.  */
struct co__deque {
    _Alignas(64) _Atomic uint64_t top;    /* whence is stolen */
    _Alignas(64) _Atomic uint64_t bottom; /* where the owner pushes */
    struct co__ring *_Atomic ring;
};

/* What a steal gave that gave no item.  */
#define CO__DEQUE_EMPTY NULL
#define CO__DEQUE_AGAIN ((void *)1) /* another one was faster: there may be more */

/* Puts ITEM at the bottom of DEQUE, which is the caller's.  False without memory.  */
bool co__deque_push(struct co__deque *deque, void *item);

/* Takes the item at the bottom, the one pushed last, of DEQUE, which is the caller's;
   null: there is none.  */
void *co__deque_take(struct co__deque *deque);

/* Takes the item at the top, the one pushed first.  On any thread.  */
void *co__deque_steal(struct co__deque *deque);

/* True if nothing could be stolen at some moment since the call.  */
bool co__deque_empty(struct co__deque *deque);

/* Frees what DEQUE, which nobody uses any more, has allocated.  */
void co__deque_free(struct co__deque *deque);

#endif
