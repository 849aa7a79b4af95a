/* Where workers sleep that have nothing to do.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   A worker that runs out of work searches, and is counted as one that does.  Finds it
   nothing, then it

   1. announces that it sleeps, in the same step in which it searches no more;
   2. looks everywhere once more;
   3. sleeps until there is a token, and takes it.

   Who makes work

   1. puts it where all can find it;
   2. looks at the counts: if nobody searches and somebody sleeps, counts one of those as
      searching and leaves a token.

   No wake is lost: both change IDLE by a read-modify-write, so one of them is first.  If
   that is the announcement, the other one sees it.  If not, what was put before is seen in
   the second look.  And who sees that somebody searches may leave it to that one: its
   announcement comes later, and so does its second look.  The read-modify-write that
   changes nothing (co__parking_notify) is therefore needed: a load could come before the
   store of what was put.

   One worker at a time is woken: when it finds something it wakes the next, if there is
   more.  Tokens have no names.  There is one for each sleeper that is no longer counted as
   one, so who retracts leaves one such count, or waits for the token.  */

#include "parking.h"
#include "futex.h"

void co__parking_notify(struct co__parking *parking)
{
    unsigned idle = atomic_fetch_add_explicit(&parking->idle, 0, memory_order_acq_rel);

    do {
        if (idle / CO__SEARCHES > 0 || idle % CO__SEARCHES == 0)
            return;
    } while (!atomic_compare_exchange_weak_explicit(
        &parking->idle, &idle, idle - 1 + CO__SEARCHES, memory_order_acq_rel,
        memory_order_acquire));
    atomic_fetch_add_explicit(&parking->tokens, 1, memory_order_release);
    co__futex_wake(&parking->tokens, 1);
}

void co__parking_search(struct co__parking *parking)
{
    atomic_fetch_add_explicit(&parking->idle, CO__SEARCHES, memory_order_acq_rel);
}

bool co__parking_found(struct co__parking *parking)
{
    unsigned idle =
        atomic_fetch_sub_explicit(&parking->idle, CO__SEARCHES, memory_order_acq_rel);

    return idle / CO__SEARCHES == 1 && idle % CO__SEARCHES > 0;
}

void co__parking_announce(struct co__parking *parking)
{
    atomic_fetch_sub_explicit(&parking->idle, CO__SEARCHES - 1, memory_order_acq_rel);
}

void co__parking_retract(struct co__parking *parking)
{
    unsigned idle = atomic_load_explicit(&parking->idle, memory_order_relaxed);

    do {
        if (idle % CO__SEARCHES == 0) {
            co__parking_sleep(parking); /* not for long */
            return;
        }
    } while (!atomic_compare_exchange_weak_explicit(
        &parking->idle, &idle, idle - 1 + CO__SEARCHES, memory_order_acq_rel,
        memory_order_relaxed));
}

void co__parking_sleep(struct co__parking *parking)
{
    int tokens = atomic_load_explicit(&parking->tokens, memory_order_relaxed);

    for (;;) {
        if (tokens == 0) {
            co__futex_wait(&parking->tokens, 0);
            tokens = atomic_load_explicit(&parking->tokens, memory_order_relaxed);
        } else if (atomic_compare_exchange_weak_explicit(&parking->tokens, &tokens,
                                                         tokens - 1, memory_order_acquire,
                                                         memory_order_relaxed)) {
            return;
        }
    }
}

void co__parking_wake_all(struct co__parking *parking)
{
    unsigned idle = atomic_fetch_add_explicit(&parking->idle, 0, memory_order_acq_rel);
    int sleepers;

    do {
        sleepers = idle % CO__SEARCHES;
    } while (!atomic_compare_exchange_weak_explicit(
        &parking->idle, &idle, idle + sleepers * (CO__SEARCHES - 1), memory_order_acq_rel,
        memory_order_acquire));
    if (sleepers == 0)
        return;
    atomic_fetch_add_explicit(&parking->tokens, sleepers, memory_order_release);
    co__futex_wake(&parking->tokens, INT_MAX);
}
