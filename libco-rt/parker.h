/* A parker: what a thread sleeps on until one of its wakers is woken.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Shared between the sleeping thread and every waker, on any thread and for any
   time, so it lives on the heap and counts its holders.  A wake is remembered
   until the next park: waking first and parking then does not sleep.  */

#ifndef CO__PARKER_H
#define CO__PARKER_H

#include <cogen/rt.h>

struct co__parker;

/* Returns a parker held once, by the thread that will park.  Panics if there is
   no memory.  Allocates by malloc.  */
struct co__parker *co__parker_new(void);

/* Returns a waker of PARKER, a new holder.  */
struct co_waker co__parker_waker(struct co__parker *parker);

/* Sleeps until the parker was woken since the last park.  Returns false without
   that when nobody else holds it, so that nobody can ever wake it.  */
bool co__parker_park(struct co__parker *parker);

/* Gives up the thread's own hold.  Wakers that live on are harmless.  */
void co__parker_release(struct co__parker *parker);

#endif
