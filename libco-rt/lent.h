/* Polling several futures or streams in one task.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Each has a strand of its own, so that a nursery that is open in one is nothing to the others.
   While one is polled the context has its strand.  */

#ifndef CO__LENT_H
#define CO__LENT_H

#include "scope.h"

/* A context that has another strand for some time, and its own.  */
struct co__lent {
    struct co__context *cx; /* null: that of an executor that is not the runtime's */
    struct co__strand *strand;
};

static inline void co__lent_give_back(struct co__lent *lent)
{
    if (lent->cx)
        lent->cx->strand = lent->strand;
}

#define CO__LENT struct co__lent __attribute__((cleanup(co__lent_give_back)))

/* CX, to lend strands to.  */
static inline struct co__lent co__lent_of(struct co_context *cx)
{
    struct co__context *mine = co__context_of(cx);

    if (!mine || !co__context_task(mine)) /* it makes the strand, too */
        return (struct co__lent){NULL, NULL};
    return (struct co__lent){mine, mine->strand};
}

/* Returns the scope that the context is in, that of all that is lent to it.  */
static inline struct co__scope *co__lent_scope(const struct co__lent *lent)
{
    return lent->cx ? lent->strand->co__top : NULL;
}

/* What is polled next is in STRAND.  */
static inline void co__lent_to(struct co__lent *lent, struct co__strand *strand)
{
    if (lent->cx)
        lent->cx->strand = strand;
}

/* What was in STRAND has ended.  */
static inline void co__lent_end(struct co__strand *strand, struct co__scope *scope)
{
    if (__builtin_expect(strand->co__top != scope, 0))
        co__strand_end(strand, scope);
}

#endif
