/* Whose turn it is with a task of a pool; see turn.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__TURN_H
#define CO__TURN_H

#include <stdatomic.h>
#include <stdbool.h>

/* Bits of the word, above which there is the number of those that hold the task on other
   threads (struct co__task, foreign).  The first two are those of a task on one thread.  */
enum {
    CO__TURN_MERGED = 1,  /* it has ended, and the counts are one */
    CO__TURN_QUEUED = 2,  /* in a queue; or, while it runs, woken */
    CO__TURN_RUNNING = 4, /* somebody has it: polls it, or ends it */
    CO__TURN_ENDED = 8,   /* whoever has it ends it */
    CO__TURN_WANTED = 16, /* somebody waits until he can have it, to end it */
    CO__TURN_ONE = 32
};

/* Wakes.  True: the caller puts the task in a queue.  */
bool co__turn_wake(_Atomic int *word);

/* The task has been taken out of a queue.  */
enum co__turn {
    CO__TURN_POLL, /* the caller has it now */
    CO__TURN_SKIP, /* it is not to be polled any more */
    CO__TURN_FREE  /* ... and the queue was the last that held it */
};
enum co__turn co__turn_begin(_Atomic int *word);

/* Makes the task, which the caller holds and does not have, the caller's as if it were polled,
   if it waits; then co__turn_pause ends that.  */
enum co__turn_seen {
    CO__TURN_WAITS, /* the caller has it now */
    CO__TURN_READY, /* it is in a queue */
    CO__TURN_RUNS,  /* somebody else has it */
    CO__TURN_OVER
};
enum co__turn_seen co__turn_look(_Atomic int *word);

/* The caller has polled it, and it waits.  True: it has been woken meanwhile, and the
   caller puts it in a queue.  */
bool co__turn_pause(_Atomic int *word);

/* The caller has polled it, and it has ended.  The caller keeps it.  */
void co__turn_finish(_Atomic int *word);

/* Makes the task, which the caller holds, the caller's, to end it; waits while another one
   has it.  False: it has ended by itself.  */
bool co__turn_claim(_Atomic int *word);

/* True if nobody else holds the task, which the caller has, and HOLDERS are counted beside
   the word.  */
bool co__turn_alone(_Atomic int *word, int holders);

/* Lets the task, which the caller has ended, go, with HOLDERS counted beside the word.
   True: nobody holds it.  */
bool co__turn_release(_Atomic int *word, int holders);

#endif
