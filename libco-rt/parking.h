/* Where workers sleep that have nothing to do; see parking.c.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__PARKING_H
#define CO__PARKING_H

#include <stdatomic.h>
#include <stdbool.h>

struct co__parking {
    _Atomic unsigned idle; /* how many sleep, and how many search times CO__SEARCHES */
    _Atomic int tokens;    /* of those that sleep, so many may go on */
};

enum { CO__SEARCHES = 1 << 16 };

/* Something has been put where all can find it: wakes a worker unless one searches.  */
void co__parking_notify(struct co__parking *parking);

/* The calling worker, which has nothing to do, begins to search for something.  */
void co__parking_search(struct co__parking *parking);

/* It has found something.  True: nobody searches any more, so if there is more somewhere
   the caller calls co__parking_notify.  */
bool co__parking_found(struct co__parking *parking);

/* It has found nothing, and says that it sleeps.  The caller looks everywhere once more
   then, and goes on by one of the next two.  */
void co__parking_announce(struct co__parking *parking);

/* There is something after all: it searches again.  */
void co__parking_retract(struct co__parking *parking);

/* There is nothing: sleeps until it is woken.  It searches then.  */
void co__parking_sleep(struct co__parking *parking);

/* Wakes all that sleep.  */
void co__parking_wake_all(struct co__parking *parking);

/* How many sleep.  */
static inline unsigned co__parking_sleepers(struct co__parking *parking)
{
    return atomic_load(&parking->idle) % CO__SEARCHES;
}

#endif
